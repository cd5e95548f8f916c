package org.gridmarket.client;

import java.lang.System.Logger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Decides what of the public events is believed (ADR 12). Each gateway tells a piece of one and the same order, the ledger's.
 * The next transaction is the one that gateways of two organisations tell in the next place, or that a trusted one tells.
 * So a transaction that is left out, put elsewhere, invented or changed is seen when two others have told what belongs there;
 * the gateway is then left for a growing time, and nobody else notices. No number that one gateway names moves anything.
 *
 * <p>No clock, no thread, no connection: the moment comes in, as ms that never go back. Not thread-safe.
 *
 * @param <E> the events of a market
 */
public final class EventAgreement<E> {
    /** How many organisations have to tell the same. More than one can be bought; a home has seldom three to ask. */
    public static final int ORGANISATIONS = 2;

    /** Gateways whose standing is remembered, those that are gone included. */
    private static final int MOST_STANDINGS = 1_000;

    private static final long NEVER = Long.MIN_VALUE;

    private final List<Gateway> gateways = new ArrayList<>();
    private final Function<String, List<E>> reader;
    private final AgreementLimits limits;
    private final AgreementWatch watch;
    private final BelievedWindow believed;
    private final Map<Gateway, GatewayStanding> standings = new LinkedHashMap<>();
    private final Map<Gateway, Tale> tales = new LinkedHashMap<>();
    private final Map<Gateway, Integer> amends = new LinkedHashMap<>();
    private final List<BlockEvents<E>> news = new ArrayList<>();
    private long waitsSince = NEVER;

    /**
     * @param gateways of two organisations at least, or one that is trusted; otherwise nothing could ever be believed, which
     *     is refused by an IllegalArgumentException that says what to do
     * @param fromBlock where to begin, from 0
     * @param reader of the events of one transaction; what it throws, the text is blamed for
     */
    public EventAgreement(
            List<Gateway> gateways,
            long fromBlock,
            Function<String, List<E>> reader,
            AgreementLimits limits,
            AgreementWatch watch) {
        requireTwoVoices(gateways);
        this.gateways.addAll(gateways);
        this.reader = reader;
        this.limits = limits;
        this.watch = watch;
        this.believed = new BelievedWindow(fromBlock, limits.rememberedTransactions());
        gateways.forEach(gateway -> standings.put(gateway, GatewayStanding.GOOD));
    }

    /** Whether gateways could make anything believed. */
    public static boolean areTwoVoices(List<Gateway> gateways) {
        return gateways.stream().anyMatch(Gateway::trusted)
                || gateways.stream().map(Gateway::organisation).distinct().count() >= ORGANISATIONS;
    }

    private static void requireTwoVoices(List<Gateway> gateways) {
        Set<String> organisations =
                gateways.stream().map(Gateway::organisation).collect(Collectors.toCollection(TreeSet::new));
        if (!areTwoVoices(gateways)) {
            throw new IllegalArgumentException("gateways of " + organisations + " only: name those of " + ORGANISATIONS
                    + " organisations, or say which one is trusted alone");
        }
    }

    /**
     * Others are to be heard from now on. Who is left out is heard no more, and stands as it stood when it comes back.
     *
     * @param now never fewer than could make something believed: such a list is passed over
     */
    public void hear(List<Gateway> now) {
        if (!areTwoVoices(now)) {
            return;
        }
        for (Gateway gone : List.copyOf(gateways)) {
            Tale tale = tales.get(gone);
            if (!now.contains(gone) && tale != null) {
                broken(tale);
            }
        }
        gateways.clear();
        gateways.addAll(now);
        now.forEach(gateway -> standings.putIfAbsent(gateway, GatewayStanding.GOOD));
        for (Gateway known : List.copyOf(standings.keySet())) {
            if (standings.size() > MOST_STANDINGS && !now.contains(known)) {
                standings.remove(known);
            }
        }
    }

    /** A new connection to a gateway begins, in place of its earlier one; empty while it is left alone. */
    public Optional<Tale> open(Gateway gateway, long nowMillis) {
        if (standing(gateway).isLeft(nowMillis)) {
            return Optional.empty();
        }
        Tale tale = new Tale(gateway, believed.block(), believed.firstOfBlock());
        Tale earlier = tales.put(gateway, tale);
        if (earlier != null) {
            earlier.end();
        }
        return Optional.of(tale);
    }

    /** The connection has broken, which is no lie; what it told last and nobody else has, is told again by the next one. */
    public void broken(Tale tale) {
        tale.end();
        tales.remove(tale.gateway(), tale);
        forgetWaiting();
    }

    /** Whether the connection may be read on now; if not, ask again after something was told by another. */
    public boolean hasRoom(Tale tale) {
        return tale.isOver() || tale.hasRoom(limits);
    }

    /** Whether its connection is to be closed: the gateway was caught, or was too far behind and is to be asked again. */
    public boolean isOver(Tale tale) {
        return tale.isOver();
    }

    /** A gateway tells one transaction more. */
    public void tell(Tale tale, TransactionText told, long nowMillis) {
        if (tale.isOver()) {
            return;
        }
        Optional<String> fault = tale.fault(told, limits.identifierLength());
        if (fault.isPresent()) {
            caught(tale.gateway(), fault.get(), nowMillis);
        } else if (tale.place() < believed.first()) {
            broken(tale); // so far behind that nobody knows any more what belongs here
        } else if (tale.place() < believed.next()) {
            compare(tale, told, nowMillis);
        } else {
            take(tale, told, nowMillis);
        }
    }

    private void compare(Tale tale, TransactionText told, long nowMillis) {
        if (believed.isAt(tale.place(), told)) {
            tale.step(told);
        } else {
            caught(tale.gateway(), contradicted(told), nowMillis);
        }
    }

    private void take(Tale tale, TransactionText told, long nowMillis) {
        tale.add(heldAlready(tale.place(), told));
        tale.step(told);
        while (believeNext(nowMillis)) {
            waitsSince = nowMillis; // what is left begins to wait now
        }
        waitsSince = waitsSince == NEVER ? nowMillis : waitsSince;
        forgetWaiting();
    }

    private void forgetWaiting() {
        if (tales.values().stream().allMatch(tale -> tale.head() == null)) {
            waitsSince = NEVER;
        }
    }

    /** The same text is held once, whoever tells it. */
    private TransactionText heldAlready(long place, TransactionText told) {
        return tales.values().stream()
                .flatMap(other -> other.pendingAt(place, told).stream())
                .findFirst()
                .orElse(told);
    }

    /** It is read only now: what one gateway alone tells could take many times its length in memory. */
    private boolean believeNext(long nowMillis) {
        TransactionText next = agreed();
        if (next == null) {
            return false;
        }
        List<E> events;
        try {
            events = next.leftOut() == null ? reader.apply(next.eventsJson()) : List.of();
        } catch (RuntimeException unreadable) { // whatever a text can make a record's constructor throw
            String fault = "told events that cannot be read, " + place(next) + ": "
                    + Shown.of(String.valueOf(unreadable.getMessage()));
            tellersOf(next).forEach(teller -> caught(teller, fault, nowMillis));
            return true;
        }
        if (next.leftOut() != null) {
            watch.leftOut(next);
        }
        believed.add(next);
        news.add(new BlockEvents<>(next.block(), next.transaction(), events));
        for (Tale tale : List.copyOf(tales.values())) {
            TransactionText head = tale.head();
            if (head == null) {
                continue;
            }
            if (head.equals(next)) {
                tale.dropHead();
                agreedOnceMore(tale.gateway());
            } else {
                caught(tale.gateway(), contradicted(head), nowMillis);
            }
        }
        return true;
    }

    private List<Gateway> tellersOf(TransactionText text) {
        return tales.values().stream()
                .filter(tale -> text.equals(tale.head()))
                .map(Tale::gateway)
                .toList();
    }

    private @Nullable TransactionText agreed() {
        Map<TransactionText, Set<String>> voices = new LinkedHashMap<>();
        for (Tale tale : tales.values()) {
            TransactionText head = tale.head();
            if (head != null) {
                Set<String> same = voices.computeIfAbsent(head, text -> new TreeSet<>());
                same.add(tale.gateway().organisation());
                if (tale.gateway().trusted() || same.size() >= ORGANISATIONS) {
                    return head;
                }
            }
        }
        return null;
    }

    private void agreedOnceMore(Gateway gateway) {
        if (standing(gateway).caught() > 0 && amends.merge(gateway, 1, Integer::sum) >= limits.amends()) {
            amends.remove(gateway);
            standings.computeIfPresent(gateway, (who, standing) -> standing.forgiven());
        }
    }

    /** For a lie outside of the stream as well, such as an answer that what is believed disproves; not of one that is gone. */
    public void caught(Gateway gateway, String fault, long nowMillis) {
        if (!standings.containsKey(gateway)) {
            return;
        }
        GatewayStanding worse = standing(gateway).caughtFor(fault, limits, nowMillis);
        standings.put(gateway, worse);
        amends.remove(gateway);
        Tale tale = tales.remove(gateway);
        if (tale != null) {
            tale.end();
        }
        forgetWaiting();
        watch.caught(gateway, worse);
    }

    private static String contradicted(TransactionText told) {
        return "told what others contradict, " + place(told);
    }

    private static String place(TransactionText told) {
        return "block " + told.block() + " transaction " + Shown.of(told.transaction());
    }

    /** What is newly believed since the last call, in ledger order, each once; without the events that were left out. */
    public List<BlockEvents<E>> takeNews() {
        List<BlockEvents<E>> taken = List.copyOf(news);
        news.clear();
        return taken;
    }

    /** The newest block of which something is believed; 0 while nothing is. What may be named to gateways as seen. */
    public long block() {
        return believed.isEmpty() ? 0 : believed.block();
    }

    public GatewayStanding standing(Gateway gateway) {
        GatewayStanding standing = standings.get(gateway);
        if (standing == null) {
            throw new IllegalArgumentException(gateway + " is none of " + gateways);
        }
        return standing;
    }

    /** Of all that are or were heard. */
    public Map<Gateway, GatewayStanding> standings() {
        return Map.copyOf(standings);
    }

    public List<Gateway> gateways() {
        return List.copyOf(gateways);
    }

    /** Whose connections are open. */
    public List<Gateway> connected() {
        return List.copyOf(tales.keySet());
    }

    /**
     * Something was told that nobody of another organisation has told yet.
     *
     * @param since when this began, ms
     * @param who of the gateways says what comes next, in words
     */
    public record Waiting(long since, String who) {
        void tell(Logger log, long nowMillis) {
            log.log(
                    Logger.Level.WARNING,
                    "nothing new is believed for {0} ms, since no second organisation tells it: {1}",
                    nowMillis - since,
                    who);
        }
    }

    /** What is told and not believed yet; usual for moments, a sign that gateways are away or lie when it lasts. */
    public Optional<Waiting> waiting() {
        if (waitsSince == NEVER) {
            return Optional.empty();
        }
        String who = gateways.stream().map(this::says).collect(Collectors.joining("; "));
        return Optional.of(new Waiting(waitsSince, who));
    }

    private String says(Gateway gateway) {
        Tale tale = tales.get(gateway);
        if (tale == null) {
            String reason = standing(gateway).reason();
            return gateway + " is not connected" + (reason.isEmpty() ? "" : " (" + reason + ")");
        }
        TransactionText head = tale.head();
        return gateway + (head == null ? " tells nothing new" : " tells " + place(head));
    }
}
