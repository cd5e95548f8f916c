package org.gridmarket.coinshuffle.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.gridmarket.coinshuffle.MixParticipation;
import org.gridmarket.coinshuffle.blame.RunView;
import org.gridmarket.coinshuffle.bytes.Octets;
import org.gridmarket.coinshuffle.crypto.AccountKey;
import org.gridmarket.coinshuffle.crypto.AccountSigner;
import org.gridmarket.coinshuffle.crypto.Ed25519Account;
import org.gridmarket.coinshuffle.crypto.RunSeed;
import org.gridmarket.coinshuffle.message.Body;
import org.gridmarket.coinshuffle.message.Message;
import org.gridmarket.coinshuffle.message.MessageForge;
import org.gridmarket.coinshuffle.message.SignedHead;
import org.gridmarket.coinshuffle.onion.HopWork;
import org.gridmarket.coinshuffle.run.MixRun;
import org.gridmarket.coinshuffle.testing.SeededOctets;

/** An honest participation whose messages are spoiled on their way to the board, with all its secrets at hand. */
final class Saboteur {
    final MixRun run;
    final AccountSigner signer;
    final int position;
    final RunSeed seed;
    final RunSeed victimsSeed;
    final SeededOctets random;
    private final MixParticipation honest;
    private final Sabotage sabotage;
    private final RunView view;
    private final List<Octets> held = new ArrayList<>();
    private Instant heldUntilAfter = Instant.MAX;

    Saboteur(
            Sabotage sabotage,
            MixParticipation honest,
            AccountSigner signer,
            RunSeed seed,
            RunSeed victimsSeed,
            RunView view,
            SeededOctets random) {
        this.sabotage = sabotage;
        this.honest = honest;
        this.run = honest.run();
        this.signer = signer;
        this.position = run.positionOf(signer.key());
        this.seed = seed;
        this.victimsSeed = victimsSeed;
        this.view = view;
        this.random = random;
    }

    RunView view() {
        return view;
    }

    /** What is posted instead of this message. */
    List<Octets> spoil(Octets encoded) {
        var message = Message.decode(encoded).orElseThrow();
        return sabotage.actOn(message.kind()).instead(this, message);
    }

    /** What was held back and is due now. */
    List<Octets> release(Instant now) {
        if (!now.isAfter(heldUntilAfter)) {
            return List.of();
        }
        var due = List.copyOf(held);
        held.clear();
        heldUntilAfter = Instant.MAX;
        return due;
    }

    List<Octets> holdBack(Message message) {
        held.add(message.encoded());
        heldUntilAfter = view.deadline();
        return List.of();
    }

    Octets resigned(Message message, Body body) {
        return Message.signed(run.session(), message.seen(), body, signer).encoded();
    }

    Octets truncated(Message message) {
        return MessageForge.signed(run.session(), message.seen(), wire(message.kind()), random.next(3), signer);
    }

    Octets claimingToHaveSeen(Message message, SignedHead seen) {
        return Message.signed(run.session(), seen, message.body(), signer).encoded();
    }

    /** My own onions in the list that the honest part of me made. */
    List<Octets> ownEntries() {
        return view.onions().wrap(position, seed, honest.outputs(), HopWork.IN_TURN);
    }

    /** Entries of others in my list. */
    List<Octets> othersEntries(List<Octets> list) {
        var others = new TreeSet<>(list);
        others.removeAll(ownEntries());
        return List.copyOf(others);
    }

    /** A well-made onion of mine that is one too many. */
    Octets extraOnion() {
        var strange = new RunSeed(random.next(RunSeed.LENGTH), run.session().octets(), signer.key());
        return view.onions()
                .wrap(position, strange, List.of(freshAccount()), HopWork.IN_TURN)
                .get(0);
    }

    /** Onions around chosen cores, from my true seed. */
    List<Octets> onionsAround(List<AccountKey> cores) {
        return view.onions().wrap(position, seed, cores, HopWork.IN_TURN);
    }

    List<AccountKey> outputs() {
        return honest.outputs();
    }

    AccountKey freshAccount() {
        return new Ed25519Account(random.next(32)).key();
    }

    private static int wire(Body.Kind kind) {
        return switch (kind) {
            case ANNOUNCE -> 1;
            case SHUFFLE -> 2;
            case CONFIRM -> 3;
            case SIGN -> 4;
            case ACCUSE -> 5;
            case REVEAL -> 6;
            case SIGHT -> 7;
            case UNKNOWN -> 99;
        };
    }
}
