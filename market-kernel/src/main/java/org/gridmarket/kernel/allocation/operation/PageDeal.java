package org.gridmarket.kernel.allocation.operation;

import java.util.ArrayList;
import java.util.List;
import org.gridmarket.kernel.allocation.clearing.Assignment;
import org.gridmarket.kernel.allocation.clearing.PricedAssignment;
import org.gridmarket.kernel.allocation.offer.OfferId;
import org.gridmarket.kernel.allocation.quantity.Amounts;
import org.gridmarket.kernel.allocation.quantity.ResourceType;
import org.gridmarket.kernel.allocation.quantity.UnitValue;
import org.gridmarket.kernel.allocation.schema.MarketSchema;
import org.gridmarket.kernel.wire.Longs;

/**
 * One final assignment from the side of one of its pages.
 *
 * @param position in the solution of its cycle
 * @param index of the page's offer
 * @param price that the provider gets
 */
record PageDeal(int position, int index, ResourceType type, Amounts amounts, UnitValue price) {
    private static final int BESIDES = 3;

    static PageDeal of(int position, OfferId own, PricedAssignment priced) {
        Assignment assignment = priced.assignment();
        return new PageDeal(position, own.index(), assignment.type(), assignment.amounts(), priced.price());
    }

    static Longs pack(List<PageDeal> deals) {
        return Longs.of(deals.stream()
                .flatMapToLong(deal -> deal.numbers().stream().mapToLong(each -> each))
                .toArray());
    }

    private List<Long> numbers() {
        List<Long> numbers = new ArrayList<>();
        numbers.add((long) position);
        numbers.add((long) index);
        for (long field : type.values().copy()) {
            numbers.add(field);
        }
        for (long amount : amounts.values().copy()) {
            numbers.add(amount);
        }
        numbers.add(price.micro());
        return numbers;
    }

    static List<PageDeal> unpack(Longs rows, MarketSchema schema) {
        int fields = schema.type().size();
        int dimensions = schema.quantity().size();
        int width = BESIDES + fields + dimensions;
        List<PageDeal> deals = new ArrayList<>(rows.size() / width);
        for (int at = 0; at < rows.size(); at += width) {
            deals.add(new PageDeal(
                    (int) rows.at(at),
                    (int) rows.at(at + 1),
                    new ResourceType(slice(rows, at + 2, fields)),
                    new Amounts(slice(rows, at + 2 + fields, dimensions)),
                    new UnitValue(rows.at(at + width - 1))));
        }
        return deals;
    }

    private static Longs slice(Longs rows, int from, int length) {
        long[] content = new long[length];
        for (int i = 0; i < length; i++) {
            content[i] = rows.at(from + i);
        }
        return Longs.of(content);
    }
}
