"""invoices: writes an invoice for an order, and answers about them."""

import re

import shopservice


class Invoices(shopservice.Handler):
    def answer(self, method, path, body):
        if method == "POST" and path == "/invoices":
            with self.server.database.transaction() as cursor:
                cursor.execute(
                    "INSERT INTO invoices (order_id, cents) SELECT id, quantity * 1250 FROM orders WHERE id = %s RETURNING id",
                    (int(body["order"]),))
                row = cursor.fetchone()
            return (201, {"id": row[0]}) if row else (404, {"error": "no such order"})
        if method == "GET" and (match := re.fullmatch(r"/invoices/(\d{1,18})", path)):
            with self.server.database.transaction() as cursor:
                cursor.execute(
                    "SELECT i.id, o.item, i.cents FROM invoices i JOIN orders o ON o.id = i.order_id WHERE i.id = %s",
                    (int(match.group(1)),))
                row = cursor.fetchone()
            return (200, dict(zip(("id", "item", "cents"), row))) if row else (404, {"error": "no such invoice"})
        return 404, {"error": "no such page"}


if __name__ == "__main__":
    shopservice.serve("invoices", Invoices)
