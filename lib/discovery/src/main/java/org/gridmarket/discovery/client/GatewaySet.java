package org.gridmarket.discovery.client;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.gridmarket.discovery.protocol.Service;
import org.gridmarket.discovery.protocol.Tell;
import org.gridmarket.discovery.record.Endpoint;
import org.gridmarket.discovery.record.RecordId;
import org.gridmarket.kernel.party.Organisation;

/**
 * Which gateway to call next (spec middleware, Clients). What discovery says decides whom to prefer, own experience whom to
 * leave alone for a while; nobody is ever given up, so it always has an answer. All times are of the caller's monotonic clock,
 * ms. For one thread.
 */
public final class GatewaySet {
    /** What gateways announce themselves as. */
    public static final String TYPE = "gateway";

    private static final long FIRST_REST_MILLIS = 1_000;
    private static final long LONGEST_REST_MILLIS = 30_000;

    /** Gateways that are there no more; beyond it the one that went first is forgotten. */
    private static final int MOST_REMEMBERED = 1_000;

    private final Set<KnownGateway> contacts;
    private final Map<RecordId, List<KnownGateway>> live = new LinkedHashMap<>();
    private final Set<KnownGateway> remembered = new LinkedHashSet<>();
    private final Map<KnownGateway, Rest> rests = new LinkedHashMap<>();

    private record Rest(long untilMillis, long lengthMillis) {}

    /**
     * Whom to call, and when.
     *
     * @param gateway the one to call
     * @param notBeforeMillis all others rest at least as long as this one
     */
    public record Choice(KnownGateway gateway, long notBeforeMillis) {}

    /**
     * @param contacts addresses to begin with, and to come back to; at least one
     * @param remembered from an earlier life of this program
     */
    public GatewaySet(Collection<KnownGateway> contacts, Collection<KnownGateway> remembered) {
        if (contacts.isEmpty()) {
            throw new IllegalArgumentException("no gateway to begin with");
        }
        this.contacts = new LinkedHashSet<>(contacts);
        this.remembered.addAll(remembered);
    }

    /** Takes in what is told of services; others than gateways do not matter. */
    public void hear(Tell tell) {
        switch (tell) {
            case Tell.Up up -> put(up.service());
            case Tell.Changed changed -> put(changed.service());
            case Tell.Down down -> forget(down.id());
            case Tell.Complete complete -> {
                // says nothing of a gateway
            }
        }
    }

    private void put(Service service) {
        if (!service.record().type().equals(TYPE)) {
            return;
        }
        forget(service.id());
        List<KnownGateway> told = new ArrayList<>();
        for (Endpoint endpoint : service.record().endpoints()) {
            told.add(new KnownGateway(service.organisation(), endpoint));
        }
        live.put(service.id(), told);
        remembered.removeAll(told);
    }

    /** It leaves the choice while there are others; a call that runs is not cut. */
    private void forget(RecordId id) {
        List<KnownGateway> gone = live.remove(id);
        if (gone != null) {
            remembered.addAll(gone);
            while (remembered.size() > MOST_REMEMBERED) {
                KnownGateway first = remembered.iterator().next();
                remembered.remove(first);
                rests.remove(first);
            }
        }
    }

    /** A call was answered, or a channel connected: whoever answers is there, whatever was told. */
    public void succeeded(KnownGateway gateway) {
        rests.remove(gateway);
    }

    /** A call failed: it rests for 1 s, twice as long each time until it answers, 30 s at most. */
    public void failed(KnownGateway gateway, long nowMillis) {
        Rest before = rests.get(gateway);
        long length = before == null ? FIRST_REST_MILLIS : Math.min(2 * before.lengthMillis(), LONGEST_REST_MILLIS);
        rests.put(gateway, new Rest(nowMillis + length, length));
    }

    /**
     * Any gateway that does not rest, those first that are told to be there, and of these those of organisations that have not
     * been tried for this call; then those that were there once, then the contacts. When all rest, whoever's rest ends first.
     *
     * @param tried the organisations whose gateways have failed for the call that is to be made
     */
    public Choice choose(Set<Organisation> tried, RandomGenerator random, long nowMillis) {
        List<KnownGateway> told =
                live.values().stream().flatMap(List::stream).distinct().toList();
        Predicate<KnownGateway> awake = gateway -> restsUntil(gateway, nowMillis) <= nowMillis;
        Predicate<KnownGateway> untried = gateway -> !tried.contains(gateway.organisation());
        for (Collection<KnownGateway> group : List.of(told, remembered, contacts)) {
            for (Predicate<KnownGateway> fits : List.of(awake.and(untried), awake)) {
                List<KnownGateway> fitting = group.stream().filter(fits).toList();
                if (!fitting.isEmpty()) {
                    return new Choice(fitting.get(random.nextInt(fitting.size())), nowMillis);
                }
            }
        }
        return Stream.of(told, remembered, contacts)
                .flatMap(Collection::stream)
                .map(gateway -> new Choice(gateway, restsUntil(gateway, nowMillis)))
                .reduce((one, other) -> other.notBeforeMillis() < one.notBeforeMillis() ? other : one)
                .orElseThrow();
    }

    private long restsUntil(KnownGateway gateway, long nowMillis) {
        Rest rest = rests.get(gateway);
        return rest == null ? nowMillis : rest.untilMillis();
    }

    /** Those that are told to be there, and those that were: for the cache on disk. */
    public List<KnownGateway> known() {
        return Stream.concat(live.values().stream().flatMap(List::stream), remembered.stream())
                .distinct()
                .toList();
    }
}
