package org.gridmarket.coinshuffle.shuffle;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.gridmarket.coinshuffle.MixParticipation;
import org.gridmarket.coinshuffle.MixParty;
import org.gridmarket.coinshuffle.blame.ListRules;
import org.gridmarket.coinshuffle.blame.Phase;
import org.gridmarket.coinshuffle.blame.RunView;
import org.gridmarket.coinshuffle.blame.Verdict;
import org.gridmarket.coinshuffle.board.BoardEntry;
import org.gridmarket.coinshuffle.bytes.Octets;
import org.gridmarket.coinshuffle.crypto.AccountKey;
import org.gridmarket.coinshuffle.crypto.RunSeed;
import org.gridmarket.coinshuffle.message.Body;
import org.gridmarket.coinshuffle.message.Message;
import org.gridmarket.coinshuffle.run.MixRun;

/** An honest participant: what the view says, plus the seed and the outputs that only it knows. */
final class ShuffleParticipation implements MixParticipation {
    private final MixRun run;
    private final MixParty party;
    private final AccountKey me;
    private final int position;
    private final RunView view;
    private final RunSeed seed;
    private final List<AccountKey> outputs;
    private final SignOrReveal signOrReveal = new SignOrReveal();

    private List<Octets> onions = List.of();
    private Phase answeredStep = Phase.OVER;
    private Optional<Message> lastMade = Optional.empty();
    private Optional<Verdict> ownVerdict = Optional.empty();

    ShuffleParticipation(MixRun run, MixParty party) {
        this.run = run;
        this.party = party;
        this.me = party.signer().key();
        this.position = run.positionOf(me);
        this.view = new RunView(run, party.policy(), party.check());
        var session = run.session();
        this.seed = RunSeed.fresh(party.random().next(RunSeed.LENGTH), session.octets(), party.signer());
        this.outputs = sorted(party.outputs().fresh(session, run.terms().outputsEach()));
    }

    @Override
    public MixRun run() {
        return run;
    }

    @Override
    public Optional<Octets> read(List<BoardEntry> entries, Instant now) {
        var latest = now.plus(run.terms().timetable().clockTolerance());
        for (var entry : entries) {
            if (entry.stamp().isAfter(latest)) {
                return stop(Verdict.BoardOffence.FUTURE_STAMP);
            }
            view.read(entry);
        }
        return act();
    }

    @Override
    public Optional<Octets> readFromLedger(Octets message, Instant now) {
        view.readFromLedger(message);
        return act();
    }

    @Override
    public Optional<Octets> challenge(Instant now) {
        return lastMade.filter(message -> !verdict().isFinal()
                        && view.awaited().contains(me)
                        && !view.hasPosted(me, message.kind())
                        && now.isAfter(view.deadline()))
                .map(Message::encoded);
    }

    @Override
    public Optional<Octets> sighting(Instant now) {
        return verdict().isFinal() || !view.isSightingDue(me, now) || !view.boardSigned()
                ? Optional.empty()
                : Optional.of(Message.signed(run.session(), view.sight(), new Body.Sighting(), party.signer())
                        .encoded());
    }

    @Override
    public long entriesRead() {
        return view.entriesRead();
    }

    @Override
    public Verdict verdict() {
        return ownVerdict.orElseGet(view::verdict);
    }

    @Override
    public List<AccountKey> outputs() {
        return outputs;
    }

    private Optional<Octets> act() {
        if (verdict().isFinal()) {
            return Optional.empty();
        }
        prepareOnions();
        if (!view.awaited().contains(me) || answeredStep == view.phase()) {
            return Optional.empty();
        }
        if (!view.boardSigned()) { // never vouch for having seen what the board could deny
            return stop(Verdict.BoardOffence.BROKEN_CHAIN);
        }
        var message = Message.signed(run.session(), view.sight(), due(), party.signer());
        answeredStep = view.phase();
        lastMade = Optional.of(message);
        return Optional.of(message.encoded());
    }

    /** Sealed as soon as the keys are known, so that the sequential part is only opening. */
    private void prepareOnions() {
        if (onions.isEmpty() && view.phase() == Phase.SHUFFLING) {
            onions = view.onions().wrap(position, seed, outputs, party.work());
        }
    }

    /** What the present step waits for from me. */
    private Body due() {
        return switch (view.phase()) {
            case ANNOUNCING -> new Body.Announce(seed.encryptionPair().key().octets(), seed.commitment());
            case SHUFFLING -> hop();
            case CONFIRMING -> confirmation();
            case SIGNING -> {
                signOrReveal.sign();
                yield new Body.Sign(party.signer().sign(view.jointTransaction().signingOctets()));
            }
            case REVEALING -> {
                signOrReveal.reveal();
                yield new Body.Reveal(seed.reveal());
            }
            case OVER -> throw new IllegalStateException("nothing is due in " + run + ", which is over");
        };
    }

    /** My list, or an accusation when the predecessor's list cannot be opened into what must be there. */
    private Body hop() {
        var list = new TreeSet<>(onions);
        if (position > 1) {
            var pair = seed.encryptionPair();
            var runOnions = view.onions();
            var opened = party.work().each(view.list(position - 1), entry -> runOnions.peel(position, pair, entry));
            opened.forEach(inner -> inner.ifPresent(list::add));
        }
        var sortedList = List.copyOf(list);
        return ListRules.holdFor(run, position, sortedList, party.policy())
                ? new Body.Shuffle(sortedList)
                : new Body.Accuse();
    }

    private Body confirmation() {
        var entries = new HashSet<>(view.list(run.size()));
        return outputs.stream().map(AccountKey::octets).allMatch(entries::contains)
                ? new Body.Confirm(view.digest())
                : new Body.Accuse();
    }

    private Optional<Octets> stop(Verdict.BoardOffence offence) {
        ownVerdict = Optional.of(new Verdict.BoardGuilty(offence));
        return Optional.empty();
    }

    private List<AccountKey> sorted(List<AccountKey> fresh) {
        var distinct = List.copyOf(new TreeSet<>(fresh));
        if (distinct.size() != run.terms().outputsEach()
                || !distinct.stream().allMatch(key -> ListRules.isOutput(run, key, party.policy()))) {
            throw new IllegalArgumentException("the source of output accounts gave " + fresh.size() + " keys of which "
                    + distinct.size() + " differ, or keys that are no fresh accounts; "
                    + run.terms().outputsEach()
                    + " are needed");
        }
        return distinct;
    }
}
