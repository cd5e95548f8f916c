package org.gridmarket.coinshuffle.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gridmarket.coinshuffle.bytes.Octets;

/**
 * The suites of the Wycheproof project (version 1 of its schemas), which are not part of this repository: from the folder
 * that {@code -Dvectors.wycheproof} names, as {@code ./gridmarket test} does.
 */
public final class Wycheproof {
    /** The folder testvectors_v1. */
    public static final String FOLDER = "vectors.wycheproof";

    private Wycheproof() {}

    /** All cases of a suite; what one says may stand at itself or at its group. */
    public static List<Case> cases(String suite) throws IOException {
        var file = Path.of(System.getProperty(FOLDER, "."), suite + "_test.json");
        var cases = new ArrayList<Case>();
        for (var group : new ObjectMapper().readTree(file.toFile()).get("testGroups")) {
            for (var test : group.get("tests")) {
                cases.add(new Case(suite, group, test));
            }
        }
        return cases;
    }

    public record Case(String suite, JsonNode group, JsonNode test) {
        public Octets hex(String field) {
            return Octets.ofHex(test.get(field).asText());
        }

        public boolean isValid() {
            return test.get("result").asText().equals("valid");
        }

        public boolean isFlagged(String flag) {
            return test.get("flags")
                    .valueStream()
                    .anyMatch(each -> each.asText().equals(flag));
        }

        /** Which one it is, for messages. */
        @Override
        public String toString() {
            return suite + ", case " + test.get("tcId") + ": " + test.get("comment");
        }
    }
}
