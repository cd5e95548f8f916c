package org.gridmarket.kernel.allocation.clearing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.gridmarket.kernel.allocation.offer.OfferId;
import org.gridmarket.kernel.allocation.offer.PageId;
import org.gridmarket.kernel.allocation.quantity.Amounts;
import org.gridmarket.kernel.allocation.quantity.ResourceType;
import org.gridmarket.kernel.allocation.schema.MarketSchema;
import org.gridmarket.kernel.wire.Longs;
import org.gridmarket.kernel.wire.MalformedException;

/**
 * Assignments come in thousands: pages are listed once, an assignment is a few integers (providing page, its index, consuming
 * page, its index, the fields of the type, the amounts).
 *
 * @param pages the pages named, ascending, each once
 * @param rows 4 + fields + dimensions integers for each assignment
 */
public record AssignmentPacking(List<PageId> pages, Longs rows) {
    private static final int OFFERS = 4;

    public AssignmentPacking {
        pages = List.copyOf(pages);
        for (int i = 1; i < pages.size(); i++) {
            if (pages.get(i - 1).compareTo(pages.get(i)) >= 0) {
                throw new MalformedException("page " + pages.get(i) + " comes after " + pages.get(i - 1));
            }
        }
    }

    /** In the given order, which is not looked at. */
    public static AssignmentPacking of(List<Assignment> assignments) {
        TreeMap<PageId, Integer> position = new TreeMap<>();
        for (Assignment each : assignments) {
            position.put(each.provide().page(), 0);
            position.put(each.consume().page(), 0);
        }
        int next = 0;
        for (Map.Entry<PageId, Integer> entry : position.entrySet()) {
            entry.setValue(next++);
        }
        int width = assignments.isEmpty() ? 0 : width(assignments.getFirst());
        long[] rows = new long[assignments.size() * width];
        int at = 0;
        for (Assignment each : assignments) {
            rows[at++] = Objects.requireNonNull(position.get(each.provide().page()));
            rows[at++] = each.provide().index();
            rows[at++] = Objects.requireNonNull(position.get(each.consume().page()));
            rows[at++] = each.consume().index();
            for (long field : each.type().values().copy()) {
                rows[at++] = field;
            }
            for (long amount : each.amounts().values().copy()) {
                rows[at++] = amount;
            }
        }
        return new AssignmentPacking(List.copyOf(position.keySet()), Longs.of(rows));
    }

    private static int width(Assignment one) {
        return OFFERS + one.type().values().size() + one.amounts().dimensions();
    }

    /** How many assignments there are in a market of this schema. */
    public int size(MarketSchema schema) {
        int width = OFFERS + schema.type().size() + schema.quantity().size();
        if (rows.size() % width != 0) {
            throw new MalformedException(
                    "packed assignments have " + rows.size() + " integers, not a multiple of " + width);
        }
        return rows.size() / width;
    }

    public List<Assignment> unpack(MarketSchema schema) {
        int size = size(schema);
        int fields = schema.type().size();
        int dimensions = schema.quantity().size();
        List<Assignment> assignments = new ArrayList<>(size);
        int at = 0;
        for (int i = 0; i < size; i++) {
            OfferId provide = offer(at);
            OfferId consume = offer(at + 2);
            ResourceType type = new ResourceType(slice(at + OFFERS, fields));
            Amounts amounts = new Amounts(slice(at + OFFERS + fields, dimensions));
            assignments.add(new Assignment(provide, consume, type, amounts));
            at += OFFERS + fields + dimensions;
        }
        return assignments;
    }

    private Longs slice(int from, int length) {
        long[] content = new long[length];
        for (int i = 0; i < length; i++) {
            content[i] = rows.at(from + i);
        }
        return Longs.of(content);
    }

    private OfferId offer(int at) {
        long page = rows.at(at);
        long index = rows.at(at + 1);
        if (page < 0 || page >= pages.size() || index < 0 || index > Integer.MAX_VALUE) {
            throw new MalformedException(
                    "packed assignment names offer " + index + " of page " + page + " of " + pages.size());
        }
        return new OfferId(pages.get((int) page), (int) index);
    }
}
