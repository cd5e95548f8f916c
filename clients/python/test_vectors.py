"""The client against the vectors of market-api: python -m unittest, in this folder."""

import json
import unittest

import gridmarket_client as client

VECTORS = client.PROTOS.parents[2] / "vectors"


class VectorsTest(unittest.TestCase):
    def test_operations_are_signed_as_the_vectors_say(self):
        vectors = json.loads((VECTORS / "energy.json").read_text())
        for vector in vectors["operations"]:
            with self.subTest(vector["function"]):
                key = client.Key(bytes.fromhex(vector["seed"]))
                operation_id, payload = bytes.fromhex(vector["operationId"]), vector["payload"].encode()
                ledger, rest = (vectors["channel"], vectors["chaincode"]), (operation_id, vector["lastBook"], payload)
                message = client.signing_bytes(*ledger, vector["function"], key.public, *rest)
                name = client.digest(key.public, operation_id, str(vector["lastBook"]))
                self.assertEqual(vector["signer"], key.public.hex())
                self.assertEqual(vector["signingBytes"], message.hex())
                self.assertEqual(vector["signature"], key.sign(message).hex())
                self.assertEqual(vector["name"], name.hex())

    def test_a_payload_written_again_is_the_same_text(self):
        for vector in json.loads((VECTORS / "energy.json").read_text())["operations"]:
            self.assertEqual(vector["payload"], client.canonical(json.loads(vector["payload"])))

    def test_hashes_are_those_of_their_parts(self):
        for vector in json.loads((VECTORS / "hashes.json").read_text())["hashes"]:
            with self.subTest(vector["what"]):
                self.assertEqual(vector["hash"], client.digest(*map(bytes.fromhex, vector["parts"])).hex())


if __name__ == "__main__":
    unittest.main()
