"""Where the store is: settings, connections by URL, and the embedded server."""
