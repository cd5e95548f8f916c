package org.gridmarket.gateway.energy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gridmarket.kernel.quantity.Book;
import org.gridmarket.kernel.wire.RecordCodec;
import org.jdbi.v3.core.Handle;

/**
 * Some pages of a book in a row.
 *
 * @param pages by id
 * @param characters of their JSON
 * @param next the id after which the next part begins; empty when these are the last
 */
record BookPart<T>(List<T> pages, long characters, Optional<String> next) {
    private record Row(String page, String json) {}

    private static final int ROWS_PER_FETCH = 50;

    static <T> BookPart<T> nothing() {
        return new BookPart<>(List.of(), 0, Optional.empty());
    }

    static <T> BookPart<T> read(Handle rows, String table, Book book, String after, Class<T> type, long most) {
        RecordCodec<T> codec = RecordCodec.of(type);
        return rows.createQuery(
                        "select page, json from " + table + " where book = :book and page > :after order by page")
                .bind("book", book.index())
                .bind("after", after)
                .setFetchSize(ROWS_PER_FETCH)
                .map((row, context) -> new Row(row.getString("page"), row.getString("json")))
                .withIterator(found -> {
                    List<T> pages = new ArrayList<>();
                    long characters = 0;
                    String last = after;
                    while (found.hasNext()) {
                        if (characters >= most && !pages.isEmpty()) {
                            return new BookPart<>(pages, characters, Optional.of(last));
                        }
                        Row row = found.next();
                        pages.add(codec.read(row.json()));
                        characters += row.json().length();
                        last = row.page();
                    }
                    return new BookPart<>(pages, characters, Optional.empty());
                });
    }
}
