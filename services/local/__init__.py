"""The embedded broker and database, and the processes of `up`."""
