package org.gridmarket.agent.allocation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.gridmarket.agent.csv.CsvRow;
import org.gridmarket.agent.csv.DataException;
import org.gridmarket.kernel.allocation.offer.Alternative;
import org.gridmarket.kernel.allocation.offer.Flag;
import org.gridmarket.kernel.allocation.offer.Offer;
import org.gridmarket.kernel.allocation.offer.OfferFacts;
import org.gridmarket.kernel.allocation.offer.Side;
import org.gridmarket.kernel.allocation.quantity.Amounts;
import org.gridmarket.kernel.allocation.quantity.Cycle;
import org.gridmarket.kernel.allocation.quantity.ResourceType;
import org.gridmarket.kernel.allocation.quantity.UnitValue;
import org.gridmarket.kernel.allocation.schema.Dimension;
import org.gridmarket.kernel.allocation.schema.MarketSchema;
import org.gridmarket.kernel.allocation.schema.TypeField;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.quantity.Interval;
import org.jspecify.annotations.Nullable;

/** Rows of {@code offers.csv}, which make offers: a row for each alternative, or for as many as its fields span. */
public final class OfferRows {
    public static final String OFFER = "offer";
    public static final String MEMBER = "member";
    public static final String SIDE = "side";
    public static final String FLAGS = "flags";
    public static final String VALUE = "value";
    public static final String CYCLE = "cycle";
    public static final String UNTIL = "until";
    public static final String PROVIDE = "provide";
    public static final String CONSUME = "consume";

    private static final Pattern SPAN = Pattern.compile("(-?\\d{1,9})(?:\\.\\.(-?\\d{1,9}))?");

    /** What all rows of an offer say, and what each adds. */
    private record Head(String member, Side side, List<Flag> flags, Cycle book, Cycle until) {}

    private static final class Draft {
        private final Head head;
        private final CsvRow first;
        private final Map<ResourceType, Alternative> alternatives = new TreeMap<>();

        private Draft(Head head, CsvRow first) {
            this.head = head;
            this.first = first;
        }
    }

    private final MarketSchema schema;
    private final Function<CsvRow, String> member;
    private final Cycle usual;
    private final Map<String, Draft> drafts = new LinkedHashMap<>();

    /**
     * @param member whose row it is; refuses a row of somebody unknown
     * @param usual the book of rows that name none
     */
    public OfferRows(MarketSchema schema, Function<CsvRow, String> member, Cycle usual) {
        this.schema = schema;
        this.member = member;
        this.usual = usual;
    }

    /** The columns of a market that each row has; beside them there may be {@link #CYCLE} and {@link #UNTIL}. */
    public static List<String> columns(MarketSchema schema) {
        return Stream.of(
                        List.of(OFFER, SIDE, FLAGS),
                        schema.type().stream().map(TypeField::name).toList(),
                        schema.quantity().stream().map(Dimension::name).toList(),
                        List.of(VALUE))
                .flatMap(List::stream)
                .toList();
    }

    /** Takes a row; whatever is not understood is refused with its place. */
    public void add(CsvRow row) {
        String name = row.text(OFFER);
        Head head = head(row);
        Draft draft = drafts.computeIfAbsent(name, any -> new Draft(head, row));
        if (!draft.head.equals(head)) {
            throw row.problem(
                    OFFER, name + " has another member, side, flags, cycle or until in " + draft.first.place());
        }
        Amounts amounts = Amounts.of(schema.quantity().stream()
                .mapToLong(dimension -> row.whole(dimension.name(), 1, dimension.max()))
                .toArray());
        UnitValue value = new UnitValue(row.whole(VALUE, 0, UnitValue.MAX_MICRO));
        for (ResourceType type : types(row)) {
            if (draft.alternatives.put(type, new Alternative(type, amounts, value)) != null) {
                throw row.problem(OFFER, name + " has type " + type + " twice");
            }
        }
    }

    /** The book that a row names; the usual one when it names none. */
    public Cycle book(CsvRow row) {
        return row.has(CYCLE) && !row.isEmpty(CYCLE) ? new Cycle((int) row.whole(CYCLE, 0, Interval.MAX_INDEX)) : usual;
    }

    private Head head(CsvRow row) {
        Cycle book = book(row);
        int life = schema.calendar().life();
        Cycle until = row.has(UNTIL) && !row.isEmpty(UNTIL)
                ? new Cycle((int) row.whole(UNTIL, book.index(), book.index() + life - 1L))
                : book.plus(life - 1);
        return new Head(member.apply(row), side(row), flags(row), book, until);
    }

    private static Side side(CsvRow row) {
        return switch (row.text(SIDE)) {
            case PROVIDE -> Side.PROVIDE;
            case CONSUME -> Side.CONSUME;
            default -> throw row.problem(SIDE, "'" + row.text(SIDE) + "' is neither provide nor consume");
        };
    }

    /** The letters of the flags that all offers of a side have. */
    public static String flags(String side, MarketSchema schema) {
        return schema.offers().of(side.equals(PROVIDE) ? Side.PROVIDE : Side.CONSUME).stream()
                .map(flag -> flag.name().substring(0, 1))
                .collect(Collectors.joining());
    }

    /** Letters in any order: S, T, W. */
    private static List<Flag> flags(CsvRow row) {
        List<Flag> flags = new ArrayList<>();
        String letters = row.isEmpty(FLAGS) ? "" : row.text(FLAGS);
        for (Flag flag : Flag.values()) {
            if (letters.indexOf(flag.name().charAt(0)) >= 0) {
                flags.add(flag);
            }
        }
        if (flags.size() != letters.length()) {
            throw row.problem(FLAGS, "'" + letters + "' is not made of S, T and W, each once at most");
        }
        return flags;
    }

    // ---- types

    /** Each value of each field with each of the others. */
    private List<ResourceType> types(CsvRow row) {
        List<long[]> types = List.of(new long[0]);
        for (TypeField field : schema.type()) {
            List<long[]> longer = new ArrayList<>();
            for (long[] head : types) {
                for (long value : values(row, field)) {
                    long[] more = Arrays.copyOf(head, head.length + 1);
                    more[head.length] = value;
                    longer.add(more);
                }
            }
            types = longer;
            if (types.size() > schema.limits().alternatives()) {
                throw row.problem(
                        field.name(), "makes more than " + schema.limits().alternatives() + " alternatives");
            }
        }
        return types.stream().map(ResourceType::of).toList();
    }

    private static long[] values(CsvRow row, TypeField field) {
        String cell = row.text(field.name());
        Matcher span = SPAN.matcher(cell);
        if (!span.matches()) {
            throw row.problem(field.name(), "'" + cell + "' is neither a whole number nor a span such as 3..5");
        }
        int from = Integer.parseInt(span.group(1));
        @Nullable String end = span.group(2);
        int to = end == null ? from : Integer.parseInt(end);
        if (!field.has(from) || !field.has(to) || to < from) {
            throw row.problem(field.name(), cell + " is outside " + field.min() + ".." + field.max() + ", or empty");
        }
        return LongStream.rangeClosed(from, to).toArray();
    }

    // ---- offers

    /** The offers, in the order of their first rows, as the ledger would accept them. */
    public List<ListedOffer> offers() {
        List<ListedOffer> offers = new ArrayList<>();
        drafts.forEach((name, draft) -> {
            Head head = draft.head;
            Offer offer = new Offer(head.side(), head.flags(), List.copyOf(draft.alternatives.values()), head.until());
            if (OfferFacts.EACH.check(new OfferFacts(offer, head.book(), schema))
                    instanceof Decision.Rejected<OfferFacts>(var reason)) {
                throw new DataException(draft.first.place() + ": offer " + name + ": " + reason.text());
            }
            offers.add(new ListedOffer(name, head.member(), head.book(), offer));
        });
        return offers;
    }
}
