"""A client of Gridmarket for meters and public accounts, written from docs/wire.md alone.
As a program it lives one home's life, from the enrolment of its meter to the bill and the money that it has earned.
"""

import argparse
import hashlib
import json
import os
import queue
import secrets
import sys
import threading
import time
from pathlib import Path

import grpc
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

PROTOS = Path(__file__).resolve().parents[2] / "market-api/src/main/proto"
sys.path.insert(0, os.environ.get("GRIDMARKET_PROTOS", str(PROTOS)))
RELAY, RELAY_STUBS = grpc.protos_and_services("gridmarket/v1/relay.proto")
MARKET, MARKET_STUBS = grpc.protos_and_services("gridmarket/v1/market.proto")
METER, METER_STUBS = grpc.protos_and_services("gridmarket/v1/meter.proto")
PATIENCE_S, TURNS = 60, 20  # of one call; of sending one operation


def canonical(value):
    """Canonical JSON: keys in the order they were put in, no blanks."""
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False)


def framed(*parts):
    """Each part behind its length; texts as UTF-8."""
    parts = [part.encode() if isinstance(part, str) else part for part in parts]
    return b"".join(len(part).to_bytes(4, "big") + part for part in parts)


def digest(*parts):
    return hashlib.sha256(framed(*parts)).digest()


def signing_bytes(channel, chaincode, function, signer, operation_id, last_book, payload):
    ends = last_book.to_bytes(4, "big", signed=True)
    return framed("gridmarket/operation/1", channel, chaincode, function, signer, operation_id, ends, payload)


class Key:
    """An Ed25519 key of an account or a meter."""
    def __init__(self, seed):
        self._key = Ed25519PrivateKey.from_private_bytes(seed)
        self.public = self._key.public_key().public_bytes_raw()
        self.sign = self._key.sign

    @staticmethod
    def kept(file):
        """The key in a file that only its owner may read; a fresh one when there is no file."""
        if not file.exists():
            with open(os.open(file, os.O_CREAT | os.O_WRONLY | os.O_EXCL, 0o600), "w") as out:
                out.write(secrets.token_hex(32))
        return Key(bytes.fromhex(file.read_text().strip()))


class Refused(SystemExit):
    """The rules refuse an operation; who does not expect it ends with these words and exit code 1."""


class Gateways:
    """One gateway that is trusted, or several, of which two have to agree. The first is the DSO's."""

    def __init__(self, addresses, authority=None):
        self.agreeing = min(2, len(addresses))
        vouched = grpc.ssl_channel_credentials(Path(authority).read_bytes()) if authority else None
        channels = [grpc.secure_channel(a, vouched) if vouched else grpc.insecure_channel(a) for a in addresses]
        self.markets = [MARKET_STUBS.MarketStub(channel) for channel in channels]
        self.relays = [RELAY_STUBS.RelayStub(channel) for channel in channels]
        self.meter = METER_STUBS.MeterStub(channels[0])
        self.seen_block = 0
        about = self.describe()
        self.ledger = (about.channel, about.chaincode)

    def describe(self):
        return self.markets[0].Describe(MARKET.DescribeRequest(), timeout=PATIENCE_S)

    def signed(self, key, function, command):
        """A signed operation under a fresh id."""
        payload, operation_id = canonical(command).encode(), secrets.token_bytes(16)
        last_book = self.describe().present.round + 3  # soon known to be over
        message = signing_bytes(*self.ledger, function, key.public, operation_id, last_book, payload)
        operation = RELAY.SignedOperation(function=function, signer=key.public, operation_id=operation_id)
        operation.last_book, operation.payload, operation.seen_block = last_book, payload, self.seen_block
        operation.signature = key.sign(message)
        return operation

    def submit(self, key, function, command):
        """Signs a command and sends it until its outcome is known; its result."""
        operation = self.signed(key, function, command)
        return self.carried(lambda turn: self.relays[turn % len(self.relays)].Submit(operation, timeout=PATIENCE_S))

    def carried(self, send):
        """Sends the same operation until it is committed or refused; the outcomes as the page lists them."""
        for turn in range(TURNS):
            try:
                outcome = send(turn)
                if outcome.HasField("committed"):
                    self.seen_block = max(self.seen_block, outcome.committed.block)
                    return json.loads(outcome.committed.result_json)
                if outcome.HasField("rejected"):
                    raise Refused(f"refused: {outcome.rejected.code}: {outcome.rejected.detail}")
            except grpc.RpcError as status:
                if status.code() == grpc.StatusCode.INVALID_ARGUMENT:
                    raise
                print(f"again: {status.code().name} {status.details()}", file=sys.stderr)
            time.sleep(min(0.5 * 2**turn, 8))
        raise TimeoutError("nobody told what became of the operation")

    def events(self):
        """Every event from the first block on, once enough gateways tell it in the same place."""
        told = queue.Queue()
        for number, market in enumerate(self.markets[: self.agreeing]):
            threading.Thread(target=self._listen, args=(number, market, told), daemon=True).start()
        waiting = [[] for _ in range(self.agreeing)]
        while True:
            number, transaction = told.get()
            if isinstance(transaction, Exception):
                raise transaction
            waiting[number].append(transaction)
            while all(waiting):
                first = [line.pop(0) for line in waiting]
                if any(other != first[0] for other in first):
                    raise RuntimeError(f"the gateways do not agree on block {first[0].block}")
                self.seen_block = max(self.seen_block, first[0].block)
                yield from json.loads(first[0].events_json)

    @staticmethod
    def _listen(number, market, told):
        try:
            for transaction in market.StreamEvents(MARKET.StreamEventsRequest(from_block=0)):
                told.put((number, transaction))
        except grpc.RpcError as ended:
            told.put((number, ended))


class Home:
    """A meter and the public account that it vouches for."""
    def __init__(self, gateways, meter_id, meter, account):
        self.gateways, self.id, self.meter, self.account = gateways, meter_id, meter, account

    def act(self, function, command):
        result = self.gateways.submit(self.account, function, command)
        print(f"{self.id}: {function} {canonical(result)}", file=sys.stderr, flush=True)
        return result

    def enrol(self, feeder, limit):
        """Asks to be registered, again and again until that is done."""
        word = digest("gridmarket/enrol/1", self.id, self.meter.public, feeder, str(limit), str(limit))
        asked = {"meter": self.id, "key": self.meter.public, "feeder": feeder, "l_plus_wh": limit, "l_minus_wh": limit}
        request = METER.EnrolRequest(signature=self.meter.sign(word), **asked)
        print(f"{self.id}: waits for DSO and cooperative; its key is {self.meter.public.hex()}", file=sys.stderr, flush=True)
        while self.gateways.meter.Enrol(request, timeout=PATIENCE_S).status != "REGISTERED":
            time.sleep(1)

    def register(self):
        word = digest("gridmarket/certificate/1", *self.gateways.ledger, self.id, self.account.public)
        certificate = {"meter": self.id, "account": self.account.public.hex(), "signature": self.meter.sign(word).hex()}
        self.act("energy:registerProsumer", {"certificate": certificate})

    def report(self, readings):
        """The readings for the DSO, their salted hashes for the ledger."""
        salted = [(t, net, secrets.token_bytes(16)) for t, net in readings]
        hashed = [(t, digest("gridmarket/reading/1", self.id, str(t), str(net), salt)) for t, net, salt in salted]
        command = {"readings": [{"t": t, "hash": value.hex()} for t, value in hashed]}
        operation = self.gateways.signed(self.meter, "energy:reportReadings", command)
        told = [METER.Reading(interval=t, net_wh=net, salt=salt) for t, net, salt in salted]
        report = METER.ReadingsReport(meter=self.id, readings=told, hashes=operation)
        self.gateways.carried(lambda turn: self.gateways.meter.ReportReadings(report, timeout=PATIENCE_S))

    def told_bill(self):
        """The total of its first bill, as the ledger tells it."""
        told = self.gateways.meter.Watch(METER.WatchRequest(meter=self.id))
        return next(e["total"] for e in map(lambda m: json.loads(m.event_json), told) if e["type"] == "BillReported")


def live(home, feeder, side, energy, price):
    """One home's life, from enrolment to bill; what became of it."""
    gateways, own = home.gateways, home.account.public.hex()
    home.enrol(feeder, 2 * energy)
    while not (about := gateways.describe()).HasField("present"):  # the market is not founded yet
        time.sleep(0.5)
    home.register()
    events = gateways.events()
    since = next(rules["from"] for e in events if e["type"] == "RuleEffective" for rules in [e["rules"]]
                 if any(c["type"] == "RegisterSmartMeter" and c["meter"] == home.id for c in rules["changes"]))
    if side == "BUY":
        next(e for e in events if e["type"] == "MoneyBooked" and e["account"] == own)
        home.act("energy:collectCredit", {})
    calendar = json.loads(about.calendar_json)
    while (book := max(gateways.describe().present.round + 1, calendar["firstInterval"] - 1)) + calendar["horizon"] < since:
        time.sleep(0.5)  # no open book can name an interval in which the meter counts
    named = range(max(book + 1, since), book + calendar["horizon"] + 1)
    assets = {"production": 2 * energy, "consumption": 0} if side == "SELL" else {"production": 0, "consumption": 2 * energy}
    home.act("energy:withdrawAssets", {"amounts": [{"t": t, **assets} for t in named]})
    offer = {"side": side, "energy": energy, "intervals": [named[0], named[-1]], "reservation": price}
    page = home.act("energy:postOffers", {"book": book, "offers": [offer, offer]})["page"]
    home.act("energy:cancelOffers", {"book": book, "offers": [{"page": page, "index": 1}]})
    traded = dict.fromkeys(named, 0)  # Wh by interval
    for final in (e for e in events if e["type"] == "Finalised"):
        for trade in (priced["trade"] for priced in final["trades"]):
            if trade[side.lower()] == {"page": page, "index": 0}:
                traded[trade["t"]] += trade["energy"]
        if final["interval"] == named[-1]:
            break
    home.act("energy:claim", {"account": own, "intervals": [named[0], named[-1]]})
    home.act("energy:retire", {"intervals": [{"t": t, "tag": ""} for t in named]})
    return settle(home, calendar, max(since, calendar["firstInterval"]), traded, 1 if side == "SELL" else -1)


def settle(home, calendar, first, traded, sign):
    """Measures ten Wh less than was traded, in each interval; reports, bills, redeems, and reads the bill back."""
    gateways, last = home.gateways, max(traded)
    end_ms = calendar["epoch"] + (last + 1) * calendar["realIntervalMillis"]
    time.sleep(max(0, end_ms - gateways.describe().now_ms) / 1000)
    home.report([(t, sign * traded.get(t, 0) - 10) for t in range(first, last + 1)])
    versions = json.loads(gateways.describe().rules_json)["tariff"]["versions"]
    total = sum(10 * [v["value"]["deficitPrice"] for v in versions if v["from"] <= t][-1] for t in range(first, last + 1))
    gateways.submit(home.meter, "energy:reportBill", {"first": first, "last": last, "total": total})
    account = gateways.markets[0].GetPublicAccount(MARKET.AccountRequest(account=home.account.public), timeout=PATIENCE_S)
    if (credit := json.loads(account.json)["credit"]) > 0:
        home.act("energy:redeemCredit", {"amount": credit})
    return {"meter": home.id, "traded": sum(traded.values()), "credit": credit, "bill": home.told_bill(), "reckoned": total}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gateway", action="append", required=True, help="HOST:PORT; the first is the DSO's")
    parser.add_argument("--ca", help="certificates that vouch for the gateways; without it plain text")
    parser.add_argument("--keys", type=Path, required=True, help="a folder for its keys")
    parser.add_argument("--meter", required=True)
    parser.add_argument("--feeder", required=True)
    parser.add_argument("--side", required=True, choices=["SELL", "BUY"])
    parser.add_argument("--energy", required=True, type=int, help="Wh")
    parser.add_argument("--price", required=True, type=int, help="micro-units per Wh")
    asked = parser.parse_args()
    asked.keys.mkdir(mode=0o700, exist_ok=True)
    keys = [Key.kept(asked.keys / f"{asked.meter}.{name}") for name in ("meter", "account")]
    home = Home(Gateways(asked.gateway, asked.ca), asked.meter, *keys)
    print(canonical(live(home, asked.feeder, asked.side, asked.energy, asked.price)))


if __name__ == "__main__":
    main()
