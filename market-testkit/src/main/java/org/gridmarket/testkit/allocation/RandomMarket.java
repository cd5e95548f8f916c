package org.gridmarket.testkit.allocation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.gridmarket.kernel.allocation.clearing.AllocationInstance;
import org.gridmarket.kernel.allocation.clearing.AllocationVerifier;
import org.gridmarket.kernel.allocation.clearing.Assignment;
import org.gridmarket.kernel.allocation.clearing.Solution;
import org.gridmarket.kernel.allocation.clearing.StoredSolution;
import org.gridmarket.kernel.allocation.clearing.VerifiedAllocation;
import org.gridmarket.kernel.allocation.offer.Flag;
import org.gridmarket.kernel.allocation.offer.Offer;
import org.gridmarket.kernel.allocation.offer.OfferFacts;
import org.gridmarket.kernel.allocation.offer.OfferId;
import org.gridmarket.kernel.allocation.offer.OfferPage;
import org.gridmarket.kernel.allocation.offer.PageId;
import org.gridmarket.kernel.allocation.quantity.Amounts;
import org.gridmarket.kernel.allocation.quantity.Cycle;
import org.gridmarket.kernel.allocation.quantity.ResourceType;
import org.gridmarket.kernel.allocation.quantity.UnitValue;
import org.gridmarket.kernel.allocation.quantity.Volume;
import org.gridmarket.kernel.allocation.schema.Band;
import org.gridmarket.kernel.allocation.schema.Capacity;
import org.gridmarket.kernel.allocation.schema.FieldSpan;
import org.gridmarket.kernel.allocation.schema.MarketSchema;
import org.gridmarket.kernel.allocation.schema.Objective;
import org.gridmarket.kernel.allocation.schema.PairRow;
import org.gridmarket.kernel.allocation.schema.PriceRule;
import org.gridmarket.kernel.allocation.schema.SlotTerms;
import org.gridmarket.kernel.allocation.schema.TypeField;
import org.gridmarket.kernel.allocation.schema.TypeSelector;
import org.gridmarket.kernel.allocation.schema.Weight;
import org.gridmarket.kernel.command.OperationName;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.Digest;
import org.jspecify.annotations.Nullable;

/**
 * A small market with constraints of every kind, drawn from a seed, over a few cycles: what is assigned in one cycle is final
 * in the next. Every set that it tries it shows to its caller, with what verifier and second judge say.
 */
public final class RandomMarket {
    /** One trial. */
    public record Trial(
            List<Assignment> set,
            Decision<VerifiedAllocation> verifier,
            @Nullable String judge) {}

    private static final LedgerTime EPOCH = new LedgerTime(1_750_000_000_000L);
    private static final int CYCLES = 3;
    private static final int LIFE = 3;
    private static final long CYCLE_MILLIS = 150 * SchemaDraft.UNIT_MILLIS;

    private final Random random;
    private final MarketSchema schema;
    private final Map<OfferId, SecondJudge.Posted> all = new TreeMap<>();
    private final Map<PageId, OfferPage> pages = new LinkedHashMap<>();
    private final List<SecondJudge.Dated> earlier = new ArrayList<>();
    private final List<StoredSolution> finals = new ArrayList<>();

    public RandomMarket(long seed) {
        this.random = new Random(seed);
        this.schema = schema();
    }

    /** Plays the cycles; the trials in order. */
    public List<Trial> play() {
        List<Trial> trials = new ArrayList<>();
        for (int c = 0; c < CYCLES; c++) {
            for (int i = 0; i < 7; i++) {
                post(c);
            }
            VerifiedAllocation found = solve(c, trials);
            if (found != null) {
                finals.add(found.stored());
                for (var priced : found.assignments()) {
                    earlier.add(new SecondJudge.Dated(c, priced.assignment()));
                }
            }
        }
        return trials;
    }

    public AllocationInstance instance(int c) {
        AllocationInstance.Builder builder = new AllocationInstance.Builder(schema, schema.terms(), new Cycle(c));
        pages.forEach((id, page) -> {
            if (id.book().index() > c - LIFE) {
                builder.page(id, page);
            }
        });
        finals.forEach(builder::earlier);
        return builder.build();
    }

    // ---- a market

    private MarketSchema schema() {
        boolean slots = random.nextInt(10) < 6;
        SchemaDraft draft = new SchemaDraft(EPOCH)
                .life(LIFE)
                .lapse(40 * SchemaDraft.UNIT_MILLIS)
                .price(random.nextBoolean() ? PriceRule.UNIFORM : PriceRule.MIDPOINT);
        if (slots) {
            draft.type(new TypeField("slot", 0, 400), new TypeField("place", 0, 1))
                    .slot(new SlotTerms(
                            "slot",
                            EPOCH,
                            CYCLE_MILLIS / (1 + random.nextInt(2)),
                            40 * SchemaDraft.UNIT_MILLIS,
                            1 + random.nextInt(3)));
        } else {
            draft.type(new TypeField("place", 0, 3));
        }
        if (random.nextInt(5) == 0) {
            draft.dimensions(1, random.nextInt(3));
        }
        draft.objective(
                random.nextBoolean()
                        ? new Objective[] {Objective.VOLUME, Objective.URGENCY, Objective.WELFARE}
                        : new Objective[] {Objective.WEIGHTED, Objective.VOLUME});
        draft.fee(random.nextInt(3));
        TypeSelector place0 = new TypeSelector(List.of(new FieldSpan("place", 0, 0)));
        if (random.nextInt(10) < 3) {
            draft.band(new Band(
                    TypeSelector.ALL, new UnitValue(random.nextInt(5)), new UnitValue(4L + random.nextInt(6))));
        }
        if (random.nextInt(10) < 4) {
            draft.weight(new Weight(place0, 1 + random.nextInt(3)));
        }
        if (random.nextInt(4) == 0) {
            draft.pair(new PairRow(place0, "g", "h")).pair(new PairRow(place0, "h", "g"));
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            draft.capacity(new Capacity(
                    random.nextBoolean() ? TypeSelector.ALL : place0,
                    List.of("*", "g", "h").get(random.nextInt(3)),
                    slots ? List.of("slot") : List.of("place"),
                    bound(2),
                    bound(2),
                    bound(0),
                    bound(0)));
        }
        return draft.make();
    }

    private @Nullable Volume bound(int least) {
        return random.nextInt(10) < 4 ? null : new Volume(least + random.nextInt(8));
    }

    private void post(int c) {
        Offer offer = offer(c);
        if (!OfferFacts.EACH.check(new OfferFacts(offer, new Cycle(c), schema)).isAccepted()) {
            return;
        }
        int owner = random.nextInt(6);
        List<String> groups = new ArrayList<>();
        if (random.nextBoolean()) {
            groups.add("g");
        }
        if (random.nextBoolean()) {
            groups.add("h");
        }
        Bytes name = Digest.sha256(Bytes.utf8(c + " " + pages.size()));
        PageId id = new PageId(new Cycle(c), new OperationName(name));
        AccountKey account = new AccountKey(Digest.sha256(Bytes.utf8("owner " + owner)));
        pages.put(id, new OfferPage(account, groups, List.of(offer)));
        all.put(new OfferId(id, 0), new SecondJudge.Posted(account, groups, offer));
    }

    private Offer offer(int c) {
        boolean provides = random.nextBoolean();
        boolean several = schema.quantity().size() > 1;
        List<Flag> flags = new ArrayList<>();
        for (Flag flag : Flag.values()) {
            boolean forced = several && !provides;
            boolean never = several && flag == Flag.WHOLE;
            if (forced || (!never && random.nextInt(4) == 0)) {
                flags.add(flag);
            }
        }
        Offers offer = (provides ? Offers.provide() : Offers.consume())
                .until(c + random.nextInt(LIFE))
                .flags(flags.toArray(new Flag[0]));
        Map<ResourceType, Boolean> types = new TreeMap<>();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            types.put(type(c), true);
        }
        int value = random.nextInt(5) == 0 ? random.nextInt(10) : provides ? random.nextInt(5) : 5 + random.nextInt(5);
        for (ResourceType type : types.keySet()) {
            long[] amounts = new long[schema.quantity().size()];
            for (int d = 0; d < amounts.length; d++) {
                amounts[d] = 1L + random.nextInt(6);
            }
            offer = offer.with(type, Amounts.of(amounts), value);
        }
        return offer.make();
    }

    private ResourceType type(int c) {
        if (schema.slot() == null) {
            return ResourceType.of((long) random.nextInt(4) * random.nextInt(2));
        }
        long perCycle = CYCLE_MILLIS / schema.slot().millis();
        return ResourceType.of(
                (c + 1L) * perCycle + 1 + random.nextInt(3), (long) random.nextInt(2) * random.nextInt(2));
    }

    // ---- solutions

    private @Nullable VerifiedAllocation solve(int c, List<Trial> trials) {
        AllocationInstance instance = instance(c);
        Map<OfferId, SecondJudge.Posted> open = new TreeMap<>();
        all.forEach((id, posted) -> {
            if (instance.offers().containsKey(id)) {
                open.put(id, posted);
            }
        });
        SecondJudge judge = new SecondJudge(schema, schema.terms(), c, open, all, earlier);
        List<Assignment> best = List.of();
        @Nullable VerifiedAllocation found = null;
        for (Assignment candidate : candidates(open)) {
            List<Assignment> set = with(best, candidate);
            Decision<VerifiedAllocation> answer =
                    AllocationVerifier.verify(instance, Solution.of(schema.name(), new Cycle(c), set));
            trials.add(new Trial(set, answer, judge.offence(set).orElse(null)));
            if (answer instanceof Decision.Accepted<VerifiedAllocation>(var verified)) {
                best = set;
                found = verified;
            } else if (random.nextInt(6) == 0) {
                best = set; // a set that is not whole yet, or spoilt
            }
        }
        return found;
    }

    private List<Assignment> candidates(Map<OfferId, SecondJudge.Posted> open) {
        List<Assignment> candidates = new ArrayList<>();
        List<OfferId> ids = new ArrayList<>(open.keySet());
        for (OfferId one : ids) {
            for (OfferId other : ids) {
                Offer first = Objects.requireNonNull(open.get(one)).offer();
                Offer second = Objects.requireNonNull(open.get(other)).offer();
                for (var alternative : first.alternatives()) {
                    if (first.side() != second.side() || random.nextInt(20) == 0) {
                        Amounts amounts = amounts(alternative.amounts(), second, alternative.type());
                        candidates.add(new Assignment(one, other, alternative.type(), amounts));
                    }
                }
            }
        }
        Collections.shuffle(candidates, random);
        return candidates.subList(0, Math.min(16, candidates.size()));
    }

    private Amounts amounts(Amounts offered, Offer other, ResourceType type) {
        long[] amounts = new long[offered.dimensions()];
        boolean whole = random.nextInt(10) < 7;
        Amounts theirs = other.alternatives().stream()
                .filter(each -> each.type().equals(type))
                .findFirst()
                .map(each -> each.amounts())
                .orElse(offered);
        for (int d = 0; d < amounts.length; d++) {
            long least = Math.min(offered.at(d), theirs.at(d));
            amounts[d] = whole ? (offered.dimensions() > 1 ? theirs.at(d) : least) : random.nextInt((int) least + 2);
        }
        return Amounts.of(amounts);
    }

    private static List<Assignment> with(List<Assignment> set, Assignment more) {
        List<Assignment> all = new ArrayList<>(set);
        all.removeIf(each -> each.compareTo(more) == 0);
        all.add(more);
        Collections.sort(all);
        return List.copyOf(all);
    }

    @Override
    public String toString() {
        return schema + " " + pages;
    }
}
