package org.gridmarket.gateway.draw;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.gridmarket.gateway.GatewayLimits;
import org.gridmarket.gateway.energy.LiveMarket;
import org.gridmarket.gateway.grpc.Calls;
import org.gridmarket.kernel.command.Target;
import org.gridmarket.kernel.energy.draw.DrawShare;
import org.gridmarket.kernel.energy.draw.SessionDraw;
import org.gridmarket.kernel.energy.grid.GroupId;
import org.gridmarket.kernel.energy.mixing.MixWindow;
import org.gridmarket.kernel.quantity.Book;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.keys.draw.DrawKeyPair;

/**
 * The shares that this gateway gives of draws: to everybody, once its read model has seen the seal after which nobody joins,
 * and until mixing of the window is over. So only draws of a window or two can be asked for, of groups that exist. Safe to
 * use from any thread.
 */
public final class OwnShares {
    private final Target target;
    private final LiveMarket market;
    private final Optional<DrawKeyPair> keys;
    private final GatewayLimits limits;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<SessionDraw, DrawShare> given = new LinkedHashMap<>();

    public OwnShares(Target target, LiveMarket market, Optional<DrawKeyPair> keys, GatewayLimits limits) {
        this.target = target;
        this.market = market;
        this.keys = keys;
        this.limits = limits;
    }

    /**
     * The share of the draw of a window and group.
     *
     * @throws StatusRuntimeException FAILED_PRECONDITION while it must not be given, or when it is not this gateway's to
     *     give; NOT_FOUND where there is no such draw
     */
    public DrawShare of(Interval window, GroupId group) {
        DrawKeyPair own = keys.orElseThrow(() ->
                Calls.refusal(Status.FAILED_PRECONDITION, "this gateway holds no draw key (gridmarket.draw.key-file)"));
        MixWindow mix =
                Calls.found(market.rules().windowFrom(window), "no window of mixing begins at interval " + window);
        if (!mix.terms().draw().keys().contains(own.publicKey())) {
            throw Calls.refusal(
                    Status.FAILED_PRECONDITION,
                    "the draw key of this gateway is none of those in the terms of window " + window);
        }
        requireGroup(window, group);
        requireBetweenSeals(mix);
        return share(own, new SessionDraw(target, window, group));
    }

    private void requireGroup(Interval window, GroupId group) {
        boolean known = market.rules()
                .gridAt(window)
                .filter(plan ->
                        plan.anonymityGroups().stream().anyMatch(one -> one.id().equals(group)))
                .isPresent();
        if (!known) {
            throw Calls.refusal(Status.NOT_FOUND, "the grid of window " + window + " has no anonymity group " + group);
        }
    }

    private void requireBetweenSeals(MixWindow mix) {
        Book sealed = market.facts()
                .map(facts -> facts.lastClosed().book())
                .orElseThrow(() -> Calls.refusal(Status.FAILED_PRECONDITION, "there is no market yet"));
        if (sealed.isBefore(mix.joinBook())) {
            throw Calls.refusal(
                    Status.FAILED_PRECONDITION,
                    "accounts can join window " + mix.first() + " until book " + mix.joinBook()
                            + " is sealed; the last sealed book that this gateway has read is " + sealed);
        }
        if (!sealed.isBefore(mix.lastBook())) {
            throw Calls.refusal(
                    Status.FAILED_PRECONDITION,
                    "mixing of window " + mix.first() + " ended with book " + mix.lastBook());
        }
    }

    /** Made once, so that many who ask cost no more than one. */
    private DrawShare share(DrawKeyPair own, SessionDraw draw) {
        lock.lock();
        try {
            DrawShare known = given.get(draw);
            if (known != null) {
                return known;
            }
            if (given.size() >= limits.drawsRemembered()) {
                given.remove(given.keySet().iterator().next());
            }
            DrawShare share = own.share(draw);
            given.put(draw, share);
            return share;
        } finally {
            lock.unlock();
        }
    }
}
