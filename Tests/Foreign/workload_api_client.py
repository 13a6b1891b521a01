"""A workload in Python, with nothing of ours: PyPI's `spiffe`, gRPC's own health and reflection messages by hand.

Prints one JSON object of what the endpoint at argv[1] said.
"""
import json, sys, threading, time

import grpc
from google.protobuf import descriptor_pb2, descriptor_pool
from spiffe import JwtSource, TrustDomain, WorkloadApiClient, X509Source
from spiffe._proto import workload_pb2, workload_pb2_grpc

path = "unix://" + sys.argv[1]
header = [("workload.spiffe.io", "true")]
said = {}

with WorkloadApiClient(path) as client:
    svids = client.fetch_x509_svids(timeout=10)
    said["ids"] = [str(svid.spiffe_id) for svid in svids]
    bundles = client.fetch_x509_bundles(timeout=10)
    said["x509 bundles"] = sorted(name for name in ["shop.example", "other.example"] if bundles.get_bundle_for_trust_domain(TrustDomain(name)))
    jwts = client.fetch_jwt_bundles(timeout=10)
    said["jwt bundles"] = sorted(name for name in ["shop.example", "other.example"] if jwts.get_bundle_for_trust_domain(TrustDomain(name)))
    tokens = client.fetch_jwt_svids(audience={"billing"}, timeout=10)
    said["tokens"] = [str(token.spiffe_id) for token in tokens]
    said["validated"] = str(client.validate_jwt_svid(tokens[0].token, audience="billing", timeout=10).spiffe_id)

with X509Source(socket_path=path, timeout_in_seconds=10) as source:
    serials, end = set(), time.monotonic() + 10
    while len(serials) < 3 and time.monotonic() < end:
        serials.add(source.svid.leaf.serial_number)
        time.sleep(0.01)
    said["rotations seen"] = len(serials) - 1


def status(call):
    try:
        call()
        return "OK"
    except grpc.RpcError as error:
        return error.code().name


with grpc.insecure_channel(path) as channel:
    stub = workload_pb2_grpc.SpiffeWorkloadAPIStub(channel)
    first = lambda call: next(iter(call))
    request = workload_pb2.X509SVIDRequest()
    said["no header"] = [
        status(lambda: first(stub.FetchX509SVID(request, timeout=5))),
        status(lambda: first(stub.FetchX509Bundles(workload_pb2.X509BundlesRequest(), timeout=5))),
        status(lambda: first(stub.FetchJWTBundles(workload_pb2.JWTBundlesRequest(), timeout=5))),
        status(lambda: stub.FetchJWTSVID(workload_pb2.JWTSVIDRequest(audience=["a"]), timeout=5)),
        status(lambda: stub.ValidateJWTSVID(workload_pb2.ValidateJWTSVIDRequest(audience="a", svid="b"), timeout=5)),
    ]
    said["other headers"] = [
        status(lambda: first(stub.FetchX509SVID(request, timeout=5, metadata=metadata)))
        for metadata in [[("workload.spiffe.io", "false")], [("workload.spiffe.io", "True")], [("workload.spiffe.io", "")], header + header]
    ]
    raw = lambda method: channel.unary_stream(method, request_serializer=bytes, response_deserializer=bytes)
    said["WIT"] = [status(lambda: first(raw("/SpiffeWorkloadAPI/" + name)(b"", timeout=5, metadata=header))) for name in ["FetchWITSVID", "FetchWITBundles"]]
    said["unknown method"] = status(lambda: first(raw("/SpiffeWorkloadAPI/FetchEverything")(b"", timeout=5, metadata=header)))
    # The specification leaves a malformed message to gRPC.
    bad = channel.unary_unary("/SpiffeWorkloadAPI/FetchJWTSVID", request_serializer=bytes, response_deserializer=bytes)
    said["malformed"] = status(lambda: bad(b"\xff\xff\xff", timeout=5, metadata=header))
    said["malformed is refused"] = said.pop("malformed") != "OK"

    check = channel.unary_unary("/grpc.health.v1.Health/Check", request_serializer=bytes, response_deserializer=bytes)
    name = b"SpiffeWorkloadAPI"
    said["health"] = [list(check(b"", timeout=5, metadata=header)), list(check(b"\x0a" + bytes([len(name)]) + name, timeout=5, metadata=header)),
                      status(lambda: check(b"\x0a\x01x", timeout=5, metadata=header))]

    def reflect(version, question):
        call = channel.stream_stream(f"/grpc.reflection.{version}.ServerReflection/ServerReflectionInfo", request_serializer=bytes, response_deserializer=bytes)
        return first(call(iter([question]), timeout=5, metadata=header))

    # list_services = 7; list_services_response = 6 { service = 1 { name = 1 } }: read by a descriptor that reflection itself gives.
    def files(version, symbol):
        text = symbol.encode()
        answer = reflect(version, b"\x22" + bytes([len(text)]) + text)
        # Field 4, length-delimited, of repeated bytes 1: taken apart without generated code.
        found, rest = [], answer

        def varint(data):
            value = shift = 0
            while True:
                byte, data = data[0], data[1:]
                value |= (byte & 127) << shift
                shift += 7
                if byte < 128:
                    return value, data

        while rest:
            tag, rest = varint(rest)
            length, rest = varint(rest)
            part, rest = rest[:length], rest[length:]
            if tag >> 3 == 4:
                while part:
                    _, part = varint(part)
                    size, part = varint(part)
                    found.append(part[:size])
                    part = part[size:]
        return found

    for version in ["v1", "v1alpha"]:
        pool, protos = descriptor_pool.DescriptorPool(), []
        for data in files(version, "SpiffeWorkloadAPI"):
            protos.append(descriptor_pb2.FileDescriptorProto.FromString(data))
        for proto in reversed(protos):
            pool.Add(proto)
        service = pool.FindServiceByName("SpiffeWorkloadAPI")
        said["methods " + version] = sorted(method.name for method in service.methods)
        listing = reflect(version, b"\x3a\x00")
        said["services " + version] = [name for name in ["SpiffeWorkloadAPI", "grpc.health.v1.Health", "envoy.service.secret.v3.SecretDiscoveryService"]
                                       if name.encode() in listing]
    said["unknown symbol"] = files("v1", "no.such.Symbol")

print(json.dumps(said))
