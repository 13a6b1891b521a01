"""Writes svid.pem and key.pem into a folder, for an ID, by a root that nobody here trusts: stranger_svid.py FOLDER SPIFFE-ID."""

import datetime
import sys

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

folder, spiffe_id = sys.argv[1:3]
now = datetime.datetime.now(datetime.timezone.utc)


def make(name, uri, key, issuer_name, issuer_key, is_authority):
    usage = x509.KeyUsage(not is_authority, False, False, False, False, is_authority, is_authority, False, False)
    builder = (
        x509.CertificateBuilder().subject_name(name).issuer_name(issuer_name).public_key(key.public_key())
        .serial_number(x509.random_serial_number()).not_valid_before(now - datetime.timedelta(minutes=1))
        .not_valid_after(now + datetime.timedelta(hours=1))
        .add_extension(x509.BasicConstraints(is_authority, None), True).add_extension(usage, True)
        .add_extension(x509.SubjectAlternativeName([x509.UniformResourceIdentifier(uri)]), False)
    )
    if not is_authority:
        purposes = [ExtendedKeyUsageOID.SERVER_AUTH, ExtendedKeyUsageOID.CLIENT_AUTH]
        builder = builder.add_extension(x509.ExtendedKeyUsage(purposes), False)
    return builder.sign(issuer_key, hashes.SHA256())


# The very names of the real ones: only the signature tells them apart.
domain, path = spiffe_id.removeprefix("spiffe://").split("/", 1)
root_name = x509.Name([x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Mayfly"), x509.NameAttribute(NameOID.COMMON_NAME, f"Mayfly {domain}")])
leaf_name = x509.Name([
    x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Mayfly"), x509.NameAttribute(NameOID.COMMON_NAME, path.replace("/", "."))])
root_key, leaf_key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
root = make(root_name, f"spiffe://{domain}", root_key, root_name, root_key, True)
leaf = make(leaf_name, spiffe_id, leaf_key, root_name, root_key, False)
pem = serialization.Encoding.PEM
with open(folder + "/svid.pem", "wb") as file:
    file.write(leaf.public_bytes(pem) + root.public_bytes(pem))
with open(folder + "/key.pem", "wb") as file:
    file.write(leaf_key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()))
