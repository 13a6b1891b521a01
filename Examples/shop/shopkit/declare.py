"""`DIR/estate.yaml`: what the shop's people know about it, in the form that `mayfly apply` reads."""

import json
import os
import pathlib

from .files import write_atomic

PURPOSES = {
    "orders": "takes orders and answers about them", "invoices": "writes an invoice for each order",
    "mailer": "tells customers, through a partner", "reports": "sums the orders up for whoever asked once",
}
TEAMS = {"orders": "orders-team", "invoices": "billing-team", "mailer": "mail-team", "reports": "finance-team"}


def quoted(text):
    return json.dumps(str(text))  # a JSON string is a YAML string


def declaration(directory, shop, with_reports):
    postgres = shop["postgres"]
    lines = [
        "# Written by `shop declare`. What is declared here is intent; what Mayfly observes may differ.",
        "trustDomain: shop.example",
        "resources:",
        "  - name: shop-db",
        "    kind: postgresql",
        f"    host: {postgres['host']}",
        f"    port: {postgres['port']}",
        f"    database: {postgres['database']}",
        "    aliases: [db, localhost, db.shop.example]",
        f"    broker: {quoted(postgres['brokerConnection'])}",
        "    quiet: {floor: 4s, businessCycle: 15s, observerLag: 1s}",
        "  - name: partner-api",
        "    kind: http",
        "    host: 127.0.0.1",
        f"    port: {shop['services']['partner']['url'].rsplit(':', 1)[1]}",
        "    aliases: [api.partner.example]",
        "    quiet: {floor: 4s, businessCycle: 15s, observerLag: 1s}",
        "workloads:",
    ]
    python = os.path.realpath("/usr/bin/python3")
    for name in ("orders", "invoices", "mailer") + (("reports",) if with_reports else ()):
        service = shop["services"][name]
        selectors = [f"unix:uid:{service['uid']}"]
        if name == "reports":
            # The process that logs in is psql, started by a shell script: its binary and its user are what the kernel knows.
            selectors.append(f"unix:path:{os.path.realpath(postgres['psql'])}")
        else:
            selectors += [f"unix:path:{python}", f"unix:script:{os.path.realpath(service['script'])}"]
        lines += [
            f"  - name: {name}",
            f"    kind: {'batch' if name == 'reports' else 'service'}",
            "    environment: production",
            f"    purpose: {quoted(PURPOSES[name])}",
            f"    owners: {{security: shop-security, platform: shop-platform, iam: shop-iam, application: {TEAMS[name]}}}",
            f"    selectors: [{', '.join(quoted(selector) for selector in selectors)}]",
            "    uses:",
        ]
        if name == "mailer":
            lines.append("      - {resource: partner-api}")
        else:
            socket = pathlib.Path(directory) / "agent" / name / ".s.PGSQL.5432"
            lines.append(f"      - {{resource: shop-db, login: shop, listen: {quoted(f'unix:{socket}')}}}")
    return "\n".join(lines) + "\n"


def declare(directory, shop, with_reports):
    path = pathlib.Path(directory) / "estate.yaml"
    write_atomic(path, declaration(directory, shop, with_reports))
    return path
