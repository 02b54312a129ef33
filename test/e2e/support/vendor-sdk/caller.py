"""Calls the HTTP API through the vendor's own SDK: a question a line on the standard input, its answer on the standard output.

A question names the endpoint, the caller's key, the method of the SDK's client and the fields of its request. The answer
is what the SDK read, together with everything that it could not read as its models say (`faults`) and the fields of its
models that the server did not send (`unsent`); or the SDK's exception at an error answer; or any other failure.
"""

import decimal
import functools
import json
import re
import sys
import traceback

from huaweicloudsdkbss import v2
from huaweicloudsdkcore.auth.credentials import GlobalCredentials
from huaweicloudsdkcore.exceptions.exceptions import ServiceResponseException
from huaweicloudsdkcore.http.http_config import HttpConfig

NUMBER = (int, decimal.Decimal)
# What JSON must hold where a model of the SDK names the type on the left.
ON_THE_WIRE = {"str": (str,), "int": (int,), "bool": (bool,), "float": NUMBER, "decimal.Decimal": NUMBER}


def parse(text):
    return json.loads(text, parse_float=decimal.Decimal)


@functools.cache
def client(endpoint, access_key, secret_key, domain_id, retry_times):
    credentials = GlobalCredentials(access_key, secret_key, domain_id)
    config = HttpConfig.get_default_config()
    config.retry_times = retry_times
    return v2.BssClient.new_builder().with_http_config(config).with_credentials(credentials).with_endpoint(endpoint).build()


def model(kind):
    """The class of the SDK behind a type name of its models; None for a plain value."""
    return getattr(v2, kind, None) if re.fullmatch(r"\w+", kind) else None


def element(kind):
    found = re.fullmatch(r"list\[(.*)\]", kind)
    return found and found[1]


def built(kind, value):
    """The SDK's own object for a plain value. A field that the SDK does not have is an error of the test."""
    if element(kind):
        return [built(element(kind), item) for item in value]
    if not model(kind):
        return value
    types = model(kind).openapi_types
    return model(kind)(**{name: built(types[name], field) for name, field in value.items()})


def request(method, fields):
    kind = "".join(part.capitalize() for part in method.split("_")) + "Request"
    return built(kind, {"body": fields} if "body" in model(kind).openapi_types else fields)


class Comparison:
    """Holds what the SDK read against the JSON that the server sent."""

    def __init__(self, sent, read):
        self.faults, self.named, self.seen = [], set(), set()
        self.read = self.fields(type(read), sent, read, ()) if sent is not None else None

    @property
    def unsent(self):
        return sorted(self.named - self.seen)

    def value(self, kind, sent, read, path):
        if sent is None and read is None:
            return None
        if sent is None or read is None:
            return self.fault(path, f"the server sent {sent!r}, the SDK read {read!r}")
        if element(kind):
            if not isinstance(sent, list) or len(sent) != len(read):
                return self.fault(path, f"the server sent {sent!r} for {kind}")
            return [self.value(element(kind), one, other, path) for one, other in zip(sent, read)]
        if model(kind):
            return self.fields(model(kind), sent, read, path)
        if type(sent) not in ON_THE_WIRE[kind] or (float(sent) if kind == "float" else sent) != read:
            return self.fault(path, f"the server sent {sent!r} for {kind}, the SDK read {read!r}")
        return read

    def fields(self, of, sent, read, path):
        attributes = {wire: name for name, wire in of.attribute_map.items()}
        self.named |= {dotted(path, wire) for wire in attributes}
        for wire in sorted(sent.keys() - attributes.keys()):
            self.fault((*path, wire), "the SDK does not know this field")
        known = {wire: name for wire, name in attributes.items() if wire in sent}
        self.seen |= {dotted(path, wire) for wire in known}
        return {
            wire: self.value(of.openapi_types[name], sent[wire], getattr(read, name), (*path, wire))
            for wire, name in known.items()
        }

    def fault(self, path, text):
        self.faults.append(f"{dotted((), *path)}: {text}")


def dotted(path, *more):
    return ".".join((*path, *more))


def answer(question):
    caller = client(*(question[name] for name in ("endpoint", "access_key", "secret_key", "domain_id", "retry_times")))
    try:
        if "method" in question:
            response = getattr(caller, question["method"])(request(question["method"], question["fields"]))
        else:
            # A path that the SDK has no method for, by what all its methods use; any model without fields will do.
            response = caller.do_http_request(**question["http"], response_type="ReclaimPartnerCouponsResponse")
    except ServiceResponseException as error:
        names = ("status_code", "error_code", "error_msg", "request_id")
        return {"exception": type(error).__name__, **{name: getattr(error, name) for name in names}}
    sent = parse(response.raw_content) if response.raw_content else None
    if "method" not in question:
        return {"status": response.status_code, "read": sent, "faults": [], "unsent": []}
    comparison = Comparison(sent, response)
    return {"status": response.status_code, "read": comparison.read, "faults": comparison.faults, "unsent": comparison.unsent}


def reply(line):
    try:
        return answer(parse(line))
    except Exception:
        return {"failure": traceback.format_exc()}


for line in sys.stdin:
    print(json.dumps(reply(line), default=float), flush=True)
