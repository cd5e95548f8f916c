package org.gridmarket.testkit.compute;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gridmarket.kernel.clock.message.ClockCommand;
import org.gridmarket.kernel.compute.match.Match;
import org.gridmarket.kernel.compute.match.MatchId;
import org.gridmarket.kernel.compute.match.MatchStatus;
import org.gridmarket.kernel.compute.match.Outcome;
import org.gridmarket.kernel.compute.message.ComputeCommand;
import org.gridmarket.kernel.compute.message.ComputeEvent;
import org.gridmarket.kernel.compute.offer.Job;
import org.gridmarket.kernel.compute.offer.Note;
import org.gridmarket.kernel.compute.offer.OfferId;
import org.gridmarket.kernel.compute.offer.OfferKind;
import org.gridmarket.kernel.compute.offer.Resource;
import org.gridmarket.kernel.compute.quantity.Millis;
import org.gridmarket.kernel.compute.terms.ComputeTerms;
import org.gridmarket.kernel.compute.terms.Windows;
import org.gridmarket.kernel.ledger.Keys;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.LedgerPeriod;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.ledger.memory.CommitStatus;
import org.gridmarket.ledger.memory.Endorsement;
import org.gridmarket.ledger.memory.Endorsement.Endorsed;
import org.gridmarket.testkit.clock.ClockedLedger;

/**
 * A random history under Fabric's rules: operations are endorsed on committed state and ordered later or never, sometimes
 * twice; claimed times are up to 30 s wrong; several matches at once. Each party is honest or one of many liars, of mediators
 * one at most. Honest parties act up to 5 s before a deadline, and their operations are ordered within 20 s.
 */
final class RandomMarket {
    private static final long LONG_SILENCE = 400_000;
    private static final int STEPS_OF_SILENCE = 400;

    /** As short as a real ledger allows. */
    static final ComputeTerms TERMS = new ComputeTerms(
            48,
            1,
            new Money(201),
            3,
            new Money(1_000),
            new Windows(
                    new Millis(60_000),
                    new Millis(300_000),
                    new Millis(300_000),
                    new Millis(300_000),
                    new Millis(300_000),
                    new Millis(300_000),
                    new Millis(3_600_000)),
            Cast.TREASURY.account());

    /** Endorsed and not ordered yet; whoever is honest tries again when it turns out to be void. */
    private record Pending(LedgerTime when, boolean honest, Endorsed transaction, Optional<Retry> retry) {}

    /** What is tried again. */
    record Retry(Cast party, ComputeCommand.Signed command) {}

    final Random random;
    final ComputeOnLedger ledger = ComputeOnLedger.founded(TERMS);
    final Map<Cast, Boolean> honest = new EnumMap<>(Cast.class);
    private final RandomParties parties;
    private final MatchBounds bounds;
    private final List<Pending> pending = new ArrayList<>();
    private final Set<String> answered = new LinkedHashSet<>();
    private final SortedMap<MatchId, Match> open = new TreeMap<>();
    private LedgerTime now = ledger.now();
    private int sealed;
    private int events;
    int ordered;

    RandomMarket(long seed) {
        random = new Random(seed);
        Cast corrupt = pick(Cast.M1, Cast.M2, Cast.M3, Cast.M4, Cast.TREASURY);
        for (Cast party : Cast.values()) {
            boolean isMediator = party.name().startsWith("M");
            boolean isSolver = party.name().startsWith("S");
            honest.put(party, isMediator ? party != corrupt : random.nextDouble() < (isSolver ? 0.7 : 0.55));
        }
        parties = new RandomParties(this);
        bounds = new MatchBounds(this, parties);
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // read only
    final <T> T pick(T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    boolean isHonest(Cast party) {
        return Boolean.TRUE.equals(honest.get(party));
    }

    LedgerTime now() {
        return now;
    }

    // ---- rows

    private <V> List<V> rows(String table, Class<V> type) {
        RecordCodec<V> codec = RecordCodec.of(type);
        return ledger.ledger().rows().subMap(table + '~', Keys.after(table)).values().stream()
                .map(codec::read)
                .toList();
    }

    List<Job> jobs() {
        return rows("compute.job", Job.class);
    }

    List<Resource> resources() {
        return rows("compute.resource", Resource.class);
    }

    List<Note> notes() {
        return rows("compute.note", Note.class);
    }

    List<Match> matches() {
        return List.copyOf(open.values());
    }

    // ---- endorsing and ordering

    private Optional<Endorsed> endorse(Cast party, ComputeCommand.Signed command) {
        int wrong = isHonest(party) ? random.nextInt(1_001) - 500 : random.nextInt(60_001) - 30_000;
        ledger.goTo(now.plusMillis(wrong));
        Endorsement answer = ledger.endorse(party, command);
        ledger.goTo(now);
        return answer instanceof Endorsed endorsed ? Optional.of(endorsed) : Optional.empty();
    }

    private Optional<Endorsed> endorseTimeOut(MatchId match, int wrong) {
        ledger.goTo(now.plusMillis(wrong));
        Endorsement answer = ledger.endorse(
                ClockedLedger.COOPERATIVE,
                new ComputeCommand.Expire(match, ledger.period().next()));
        ledger.goTo(now);
        return answer instanceof Endorsed endorsed ? Optional.of(endorsed) : Optional.empty();
    }

    private boolean order(Endorsed transaction) {
        if (ledger.ledger().ledger().commit(transaction) != CommitStatus.VALID) {
            return false;
        }
        ordered++;
        readEvents();
        List<String> offences = ledger.offences();
        if (!offences.isEmpty()) {
            throw new AssertionError("money does not add up: " + offences);
        }
        return true;
    }

    private void readEvents() {
        List<ComputeEvent> all = ledger.events();
        for (; events < all.size(); events++) {
            if (all.get(events) instanceof ComputeEvent.MatchClosed closed) {
                bounds.check(Objects.requireNonNull(open.get(closed.match())), closed);
            }
        }
        open.clear();
        rows("compute.match", Match.class).forEach(match -> open.put(match.id(), match));
    }

    /** An honest party's operation: endorsed now, ordered within 20 s. */
    boolean act(Cast party, ComputeCommand.Signed command) {
        Optional<Endorsed> endorsed = endorse(party, command);
        if (endorsed.isEmpty()) {
            return false;
        }
        if (random.nextBoolean()) {
            return order(endorsed.get());
        }
        pending.add(new Pending(
                now.plusMillis(random.nextInt(20_001)), true, endorsed.get(), Optional.of(new Retry(party, command))));
        return true;
    }

    /** A liar's: ordered now, much later, twice or never. */
    void lie(Cast party, ComputeCommand.Signed command) {
        endorse(party, command).ifPresent(this::orderSometime);
    }

    void timeOutByLiar(MatchId match) {
        endorseTimeOut(match, random.nextInt(60_001) - 30_000).ifPresent(this::orderSometime);
    }

    private void orderSometime(Endorsed endorsed) {
        double chance = random.nextDouble();
        if (chance < 0.6) {
            order(endorsed);
        } else if (chance < 0.9) {
            later(endorsed, 900_000);
        }
        if (chance > 0.8) {
            later(endorsed, 60_000);
        }
    }

    private void later(Endorsed endorsed, int within) {
        pending.add(new Pending(now.plusMillis(random.nextInt(within)), false, endorsed, Optional.empty()));
    }

    // ---- time

    /** Lets time pass; what is pending is ordered, periods are sealed, and honest parties act before they are too late. */
    private void advance(long millis) {
        LedgerTime target = now.plusMillis(millis);
        while (true) {
            LedgerTime seal =
                    ledger.ledger().clock().sealable(LedgerPeriod.of(sealed)).plusMillis(3_000);
            Optional<Pending> next = pending.stream().min(Comparator.comparing(Pending::when));
            Optional<Match> due = matches().stream()
                    .filter(match -> parties.waitsForHonest(match) && !answered.contains(standing(match)))
                    .min(Comparator.comparing(Match::due));
            LedgerTime order = next.map(Pending::when).orElse(target.plusMillis(1));
            LedgerTime answer = due.map(match -> match.due().plusMillis(-5_000)).orElse(target.plusMillis(1));
            if (target.isBefore(seal) && target.isBefore(order) && target.isBefore(answer)) {
                break;
            }
            if (!order.isBefore(seal) && !answer.isBefore(seal)) {
                passTo(seal);
                sealNext();
            } else if (order.isBefore(answer)) {
                passTo(order);
                pending.remove(next.orElseThrow());
                settle(next.orElseThrow());
            } else {
                passTo(answer);
                answered.add(standing(due.orElseThrow()));
                parties.act(due.orElseThrow());
            }
        }
        passTo(target);
    }

    private void passTo(LedgerTime time) {
        now = now.isBefore(time) ? time : now;
        ledger.goTo(now);
    }

    private void sealNext() {
        ledger.ledger()
                .run(ClockedLedger.COOPERATIVE, new ClockCommand.SealPeriod(LedgerPeriod.of(sealed)))
                .orThrow();
        sealed++;
    }

    private void settle(Pending late) {
        if (!order(late.transaction()) && late.honest()) {
            late.retry()
                    .flatMap(retry -> endorse(retry.party(), retry.command()))
                    .ifPresent(this::order);
        }
    }

    private static String standing(Match match) {
        return match.id() + " " + match.status() + " " + match.cases().size() + " " + match.due();
    }

    // ---- the history

    Map<Outcome, Integer> outcomes() {
        return parties.outcomes();
    }

    void step() {
        double chance = random.nextDouble();
        List<Match> matches = matches();
        if (chance < 0.15) {
            parties.postOffers();
        } else if (chance < 0.32) {
            parties.solve();
        } else if (chance < 0.62) {
            if (!matches.isEmpty()) {
                parties.act(matches.get(random.nextInt(matches.size())));
            }
        } else if (chance < 0.74) {
            if (!matches.isEmpty()) {
                timeOutByLiar(matches.get(random.nextInt(matches.size())).id());
            }
        } else if (chance < 0.78) {
            parties.leave();
        } else {
            advance(pick(500L, 5_000L, 20_000L, 60_000L, 150_000L));
        }
    }

    /** Everybody falls silent: time-outs by anybody close every match, and every offer leaves. */
    int silence() {
        pending.clear();
        bounds.stop();
        int timeOuts = 0;
        while (!open.isEmpty()) {
            if (timeOuts++ > STEPS_OF_SILENCE) {
                throw new AssertionError("stuck: " + open.values());
            }
            Match match =
                    open.values().stream().min(Comparator.comparing(Match::due)).orElseThrow();
            LedgerTime over = match.due().plusMillis(LONG_SILENCE);
            passTo(over);
            order(endorseTimeOut(match.id(), 0).orElseThrow());
        }
        expireAll();
        return timeOuts;
    }

    private void expireAll() {
        passTo(now.plusMillis(31L * 86_400_000));
        jobs().forEach(job -> expire(OfferKind.JOB, job.id()));
        resources().forEach(resource -> expire(OfferKind.RESOURCE, resource.id()));
        notes().forEach(note -> expire(OfferKind.NOTE, note.id()));
    }

    private void expire(OfferKind kind, OfferId id) {
        ledger.run(ClockedLedger.COOPERATIVE, new ComputeCommand.ExpireOffer(kind, id))
                .orThrow();
    }

    /** Keys of rows that hold stakes. */
    List<String> stakes() {
        return ledger.ledger().rows().keySet().stream()
                .filter(key -> key.startsWith("compute.job~")
                        || key.startsWith("compute.resource~")
                        || key.startsWith("compute.note~")
                        || key.startsWith("compute.match~")
                        || key.startsWith("compute.stopped~"))
                .toList();
    }

    static Cast castOf(AccountKey account) {
        for (Cast party : Cast.values()) {
            if (party.account().equals(account)) {
                return party;
            }
        }
        throw new IllegalArgumentException("nobody has account " + account);
    }

    boolean isOpen(MatchId match, MatchStatus status) {
        Match found = open.get(match);
        return found != null && found.status() == status;
    }
}
