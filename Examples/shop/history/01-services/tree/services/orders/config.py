"""Where orders keeps its rows."""

DB_HOST = "db"
DB_PORT = 5432
DB_NAME = "shop"
DB_USER = "shop"
DB_PASSWORD = "@{shop-db-password}"
POOL_SIZE = 16
