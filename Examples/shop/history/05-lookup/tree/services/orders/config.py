"""Where orders keeps its rows."""

import os

DB_HOST = os.environ.get("PGHOST", "db")
DB_PORT = int(os.environ.get("PGPORT", "5432"))
DB_NAME = os.environ.get("PGDATABASE", "shop")
DB_USER = os.environ.get("PGUSER", "shop")
DB_PASSWORD = os.environ["PGPASSWORD"]
POOL_SIZE = 16
