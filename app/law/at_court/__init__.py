"""What happens at a hearing, and the report on a child that a court may direct."""
