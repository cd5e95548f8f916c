package org.gridmarket.gateway.readmodel;

import java.util.Comparator;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** How many rows there are of a kind. */
public record Count(String of, long number) {
    /**
     * Of each kind that there is, by its name.
     *
     * @param kind the column that names it
     * @param from the table, with the condition if there is one; both are the caller's own words, nobody's input
     */
    public static List<Count> each(Handle rows, String kind, String from) {
        return rows
                .createQuery("select " + kind + " as of_kind, count(*) as number from " + from + " group by " + kind)
                .map((row, context) -> new Count(row.getString("of_kind"), row.getLong("number")))
                .list()
                .stream()
                .sorted(Comparator.comparing(Count::of))
                .toList();
    }

    /**
     * Of all.
     *
     * @param from the table, with the condition if there is one, in the caller's own words
     * @param parameters for the question marks of the condition
     */
    public static long all(Handle rows, String from, Object... parameters) {
        return rows.select("select count(*) from " + from, parameters)
                .mapTo(Long.class)
                .one();
    }

    /** The same outside of a transaction. */
    public static long all(Jdbi jdbi, String from, Object... parameters) {
        return jdbi.withHandle(rows -> all(rows, from, parameters));
    }
}
