package org.gridmarket.testbed.docs.wire;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gridmarket.kernel.ledger.TableOfContents;

/**
 * What one contract says on the wire: its functions and events by its own table of contents, and what that does not list.
 *
 * @param contents of the contract
 * @param answers types that results of commands and answers to queries have
 * @param examples at least one command for each function that somebody signs, for the vectors
 */
record WireMarket(TableOfContents contents, List<Class<?>> answers, List<Record> examples) {
    WireMarket {
        answers = List.copyOf(answers);
        examples = List.copyOf(examples);
    }

    /** The prefix of its functions. */
    String name() {
        return contents.functions().prefix();
    }

    String function(Record message) {
        return contents.functions().of(message);
    }

    /** Functions that an account or a meter signs. */
    List<String> signed() {
        return List.copyOf(contents.functions().signed().keySet());
    }

    /** Every function with the record of its argument: signed, of members, queries. */
    Map<String, Class<?>> functions() {
        Map<String, Class<?>> functions =
                new LinkedHashMap<>(contents.functions().signed());
        functions.putAll(contents.functions().byMember());
        functions.putAll(contents.functions().queries());
        return functions;
    }
}
