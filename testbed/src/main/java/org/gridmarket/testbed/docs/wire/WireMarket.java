package org.gridmarket.testbed.docs.wire;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What one market says on the wire. A further market adds one of these to {@link WireMarkets}; schemas, pages and vectors
 * follow from it.
 *
 * @param name the prefix of its functions
 * @param signed the sealed family of commands that an account or a meter signs
 * @param byMember the sealed family of commands under an identity of a member
 * @param queries the sealed family of queries
 * @param events the sealed family of events
 * @param answers types that results and answers to queries have
 * @param examples at least one signed command for each function of the signed family, for the vectors
 */
public record WireMarket(
        String name,
        Class<?> signed,
        Class<?> byMember,
        Class<?> queries,
        Class<?> events,
        List<Class<?>> answers,
        List<Record> examples) {
    public WireMarket {
        answers = List.copyOf(answers);
        examples = List.copyOf(examples);
    }

    /** The function of a command or query: its record's name behind the market's. */
    public String function(Class<?> message) {
        String name = message.getSimpleName();
        return this.name + ":" + name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }

    /** Every function with the record of its argument: signed, of members, queries. */
    public Map<String, Class<?>> functions() {
        Map<String, Class<?>> functions = new LinkedHashMap<>();
        List.of(signed, byMember, queries)
                .forEach(family -> members(family).forEach(message -> functions.put(function(message), message)));
        return functions;
    }

    /** The records of a sealed family, in the order of its page. */
    static List<Class<?>> members(Class<?> family) {
        return Arrays.asList(family.getPermittedSubclasses());
    }
}
