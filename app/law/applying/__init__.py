"""Applications to a court or a magistrate: what is applied for, what must stand in it, when it is issued, moved, decided or over."""
