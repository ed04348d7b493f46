"""The ticker: wakes the door when something is due, seals the audit, sends word. Concludes nothing by itself."""
