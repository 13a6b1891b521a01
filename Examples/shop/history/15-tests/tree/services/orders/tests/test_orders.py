USERS = [{"name": "test", "password": "@{fixture-password}"}]
TOKEN = "@{fixture-token}"
CORRELATION = "@{correlation-id}"


def test_an_order_needs_a_quantity():
    assert USERS and TOKEN and CORRELATION
