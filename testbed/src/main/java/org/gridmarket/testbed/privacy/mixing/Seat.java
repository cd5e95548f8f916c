package org.gridmarket.testbed.privacy.mixing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gridmarket.coinshuffle.MixParticipation;
import org.gridmarket.coinshuffle.blame.RunView;
import org.gridmarket.coinshuffle.board.BoardEntry;
import org.gridmarket.coinshuffle.board.BulletinBoard;
import org.gridmarket.coinshuffle.bytes.Octets;
import org.gridmarket.coinshuffle.crypto.AccountSigner;
import org.gridmarket.coinshuffle.crypto.SignatureCheck;
import org.gridmarket.coinshuffle.message.Body;
import org.gridmarket.coinshuffle.message.Message;
import org.gridmarket.coinshuffle.run.MixLimits;
import org.gridmarket.coinshuffle.run.OutputPolicy;
import org.jspecify.annotations.Nullable;

/** One participant at the board: the library's, and, where it is not honest, what becomes of its messages. */
final class Seat {
    private final MixParticipation participation;
    private final AccountSigner signer;
    private final SeededOctets random;
    private final @Nullable Misbehaviour misbehaviour;
    private final @Nullable RunView view;
    private final List<Octets> held = new ArrayList<>();
    private Instant heldUntilAfter = Instant.MAX;

    Seat(
            MixParticipation participation,
            AccountSigner signer,
            SeededOctets random,
            @Nullable Misbehaviour misbehaviour) {
        this.participation = participation;
        this.signer = signer;
        this.random = random;
        this.misbehaviour = misbehaviour;
        this.view =
                misbehaviour == null ? null : new RunView(participation.run(), OutputPolicy.ANY, SignatureCheck.PINNED);
    }

    MixParticipation participation() {
        return participation;
    }

    boolean isHonest() {
        return misbehaviour == null;
    }

    boolean hasRead(long entries) {
        return participation.entriesRead() == entries;
    }

    /** Reads what is new and answers what it posts, in its own thread. */
    List<Octets> take(BulletinBoard board, Instant now) {
        List<BoardEntry> news =
                board.read(participation.run().session(), participation.entriesRead(), MixLimits.MAX_ENTRIES);
        Optional<Octets> honest = participation.read(news, now);
        if (misbehaviour == null || view == null) {
            return honest.stream().toList();
        }
        news.forEach(view::read);
        List<Octets> posts = new ArrayList<>(due(now));
        honest.flatMap(Message::decode).ifPresent(message -> posts.addAll(spoilt(message, misbehaviour, view)));
        return posts;
    }

    private List<Octets> spoilt(Message honest, Misbehaviour kind, RunView seen) {
        List<Octets> posts = new ArrayList<>();
        for (Body body : kind.instead(honest.body(), random.next(Misbehaviour.NOISE))) {
            posts.add(Message.signed(participation.run().session(), honest.seen(), body, signer)
                    .encoded());
        }
        if (kind.holdsBack(honest.body())) {
            held.addAll(posts);
            heldUntilAfter = seen.deadline();
            return List.of();
        }
        return posts;
    }

    private List<Octets> due(Instant now) {
        if (!now.isAfter(heldUntilAfter)) {
            return List.of();
        }
        List<Octets> due = List.copyOf(held);
        held.clear();
        heldUntilAfter = Instant.MAX;
        return due;
    }
}
