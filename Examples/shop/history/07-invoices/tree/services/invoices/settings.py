import os

DATABASE_URL = os.environ["DATABASE_URL"]
DOCUMENT_NAMESPACE = "@{order-namespace}"
