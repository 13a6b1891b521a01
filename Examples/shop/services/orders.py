"""orders: takes orders and answers about them."""

import re

import shopservice


class Orders(shopservice.Handler):
    def answer(self, method, path, body):
        if method == "POST" and path == "/orders":
            with self.server.database.transaction() as cursor:
                cursor.execute(
                    "INSERT INTO orders (item, quantity) VALUES (%s, %s) RETURNING id",
                    (str(body["item"])[:200], int(body["quantity"])))
                return 201, {"id": cursor.fetchone()[0]}
        if method == "GET" and (match := re.fullmatch(r"/orders/(\d{1,18})", path)):
            with self.server.database.transaction() as cursor:
                cursor.execute("SELECT id, item, quantity FROM orders WHERE id = %s", (int(match.group(1)),))
                row = cursor.fetchone()
            return (200, dict(zip(("id", "item", "quantity"), row))) if row else (404, {"error": "no such order"})
        return 404, {"error": "no such page"}


if __name__ == "__main__":
    shopservice.serve("orders", Orders)
