"""An OpenID Connect client that knows nothing of SPIFFE: PyJWT.

    openid_client.py ISSUER CA-FILE AUDIENCE      with one token a line on standard input

Finds the provider's configuration from the issuer alone (OpenID Connect Discovery 1.0, section 4), its keys from there, and
checks each token. Says for each who it is for, or why it is refused, as one JSON array.
"""

import json
import ssl
import sys
import urllib.request

import jwt


def main():
    issuer, authorities, audience = sys.argv[1:4]
    context = ssl.create_default_context(cafile=authorities)
    with urllib.request.urlopen(issuer + "/.well-known/openid-configuration", context=context, timeout=10) as answer:
        assert answer.headers["Content-Type"] == "application/json"
        configuration = json.load(answer)
    assert configuration["issuer"] == issuer
    for name in ["authorization_endpoint", "jwks_uri", "response_types_supported", "subject_types_supported"]:
        assert name in configuration, name
    with urllib.request.urlopen(configuration["jwks_uri"], context=context, timeout=10) as answer:
        keys = json.load(answer)["keys"]
    for key in keys:
        assert key["use"] == "sig" and key["kid"] and key["alg"] and key["kty"] and "x5c" not in key and "d" not in key, key
    client = jwt.PyJWKClient(configuration["jwks_uri"], ssl_context=context, timeout=10)
    said = []
    for token in sys.stdin.read().split():
        try:
            key = client.get_signing_key_from_jwt(token)
            claims = jwt.decode(
                token, key.key, algorithms=configuration["id_token_signing_alg_values_supported"], audience=audience, issuer=issuer,
                options={"require": ["exp", "iat", "iss", "sub", "aud"]})
            said.append(claims["sub"])
        except jwt.PyJWTError as error:
            said.append(type(error).__name__)
    print(json.dumps(said))


main()
