"""Who may do what: actors, roles, Cedar policies, protected information. No framework but cedarpy; nothing of storage or of the web."""
