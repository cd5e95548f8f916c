package org.gridmarket.testkit.mixing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gridmarket.testkit.mixing.MixingMarket.MIX;
import static org.gridmarket.testkit.mixing.MixingMarket.SESSION;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.gridmarket.coinshuffle.run.JointTransaction;
import org.gridmarket.coinshuffle.run.MixRun;
import org.gridmarket.kernel.command.Target;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.mixing.LockedRun;
import org.gridmarket.kernel.energy.mixing.MixLock;
import org.gridmarket.kernel.energy.mixing.MixRejection;
import org.gridmarket.kernel.energy.mixing.MixSession;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.keys.mixing.MixRuns;
import org.gridmarket.ledger.memory.CommitStatus;
import org.gridmarket.ledger.memory.Endorsement;
import org.gridmarket.testkit.energy.EnergyExamples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every forgery of anonymity, Mixing and 8 against commitMix. All five participants sign whatever they are shown. */
class MixForgeryTest {
    private static final int HOMES = 5;
    private static final AccountKey SMALL_ORDER = AccountKey.hex("01" + "00".repeat(31));
    private static final AccountKey NOT_CANONICAL = AccountKey.hex("ff".repeat(32));

    /** Makes another run of the locked one. */
    @FunctionalInterface
    interface Change {
        LockedRun of(LockedRun run);
    }

    /** Outputs, and with which code they are refused. */
    private static Stream<Arguments> outputs() {
        List<AccountKey> honest = fresh(HOMES * MixingMarket.BUNDLES);
        return Stream.of(
                Arguments.of("an output is missing", honest.subList(1, 10), MixRejection.OUTPUTS_MISCOUNTED),
                Arguments.of("there is one too many", fresh(11), MixRejection.OUTPUTS_MISCOUNTED),
                Arguments.of("there is none", List.of(), MixRejection.OUTPUTS_MISCOUNTED),
                Arguments.of("the order is another", honest.reversed(), MixRejection.OUTPUTS_NOT_ASCENDING),
                Arguments.of("one is there twice", twice(honest), MixRejection.OUTPUTS_NOT_ASCENDING),
                Arguments.of(
                        "one is a participant",
                        with(honest, EnergyExamples.account(3)),
                        MixRejection.OUTPUT_IS_PARTICIPANT),
                Arguments.of("one is of small order", with(honest, SMALL_ORDER), MixRejection.OUTPUT_UNUSABLE),
                Arguments.of("one is not canonical", with(honest, NOT_CANONICAL), MixRejection.OUTPUT_UNUSABLE),
                Arguments.of(
                        "one is an account already",
                        with(honest, EnergyExamples.account(7)),
                        MixRejection.OUTPUT_EXISTS));
    }

    private static List<AccountKey> fresh(int count) {
        return Stream.iterate(1_001, number -> number + 1)
                .limit(count)
                .map(EnergyExamples::account)
                .sorted()
                .toList();
    }

    private static List<AccountKey> twice(List<AccountKey> honest) {
        List<AccountKey> outputs = new ArrayList<>(honest);
        outputs.set(1, outputs.getFirst());
        return outputs;
    }

    private static List<AccountKey> with(List<AccountKey> honest, AccountKey strange) {
        List<AccountKey> outputs = new ArrayList<>(honest);
        outputs.set(0, strange);
        Collections.sort(outputs);
        return outputs;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("outputs")
    void outputs_are_refused_when(String forgery, List<AccountKey> outputs, MixRejection code) {
        MixingMarket mixing = MixingMarket.opened(HOMES);
        List<Bytes> signatures = Collections.nCopies(HOMES, Bytes.of(new byte[64]));

        assertRefused(mixing.commit(new EnergyCommand.CommitMix(SESSION, 0, outputs, signatures)), code);
        assertThat(mixing.violations()).as(forgery).isEmpty();
    }

    private static void assertRefused(Decision<?> answer, MixRejection code) {
        assertThat(answer)
                .isInstanceOfSatisfying(
                        Decision.Rejected.class,
                        refused -> assertThat(refused.reason().code())
                                .as(refused.reason().text())
                                .isEqualTo(code));
    }

    /** Runs that are not the locked one; the participants have signed a joint transaction of it. */
    private static Stream<Arguments> strangeRuns() {
        return Stream.of(
                strange("another run", lock -> changed(lock, SESSION, 1, lock.openedAt())),
                strange("another session", lock -> changed(lock, session(0, 1), 0, lock.openedAt())),
                strange("another window", lock -> changed(lock, session(4, 0), 0, lock.openedAt())),
                strange(
                        "another opening",
                        lock -> changed(lock, SESSION, 0, lock.openedAt().plusMillis(1_000))),
                strange(
                        "fewer participants",
                        lock -> new MixLock(
                                SESSION,
                                lock.circle(),
                                0,
                                lock.openedAt(),
                                lock.board(),
                                lock.participants().subList(0, 4),
                                false)),
                strange(
                        "another circle",
                        lock -> new MixLock(
                                SESSION,
                                MixingMarket.SMALL.id(),
                                0,
                                lock.openedAt(),
                                lock.board(),
                                lock.participants(),
                                false)),
                Arguments.of("another channel", (Change) run ->
                        new LockedRun(new Target("elsewhere", run.target().chaincode()), run.lock(), run.terms())),
                Arguments.of("another chaincode", (Change)
                        run -> new LockedRun(new Target(run.target().channel(), "elsewhere"), run.lock(), run.terms())),
                Arguments.of("another bundle", (Change)
                        run -> new LockedRun(run.target(), run.lock(), MixingMarket.richerTerms())),
                Arguments.of("another number of bundles", (Change)
                        run -> new LockedRun(run.target(), run.lock(), MixingMarket.terms(1))));
    }

    private static Arguments strange(String name, UnaryOperator<MixLock> change) {
        return Arguments.of(name, (Change) run -> new LockedRun(run.target(), change.apply(run.lock()), run.terms()));
    }

    private static MixSession session(int later, int number) {
        return new MixSession(SESSION.window().plus(later), SESSION.group(), number);
    }

    private static MixLock changed(MixLock lock, MixSession session, int run, LedgerTime openedAt) {
        return new MixLock(session, lock.circle(), run, openedAt, lock.board(), lock.participants(), false);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("strangeRuns")
    void signatures_are_refused_when_they_are_of(String forgery, Change change) {
        MixingMarket mixing = MixingMarket.opened(HOMES);
        List<AccountKey> outputs = fresh(HOMES * MixingMarket.BUNDLES);
        List<Bytes> signatures = signatures(change.of(mixing.run()), outputs);

        assertRefused(
                mixing.commit(new EnergyCommand.CommitMix(SESSION, 0, outputs, signatures)),
                MixRejection.JOINT_SIGNATURES_BAD);
        assertThat(mixing.violations()).as(forgery).isEmpty();
    }

    private static List<Bytes> signatures(LockedRun locked, List<AccountKey> outputs) {
        MixRun run = MixRuns.of(locked);
        JointTransaction joint = new JointTransaction(
                run,
                outputs.subList(0, run.listSize(run.size())).stream()
                        .map(MixRuns::key)
                        .toList());
        return run.order().stream()
                .map(key -> keysOf(MixRuns.key(key)).sign(MixRuns.bytes(joint.signingOctets())))
                .toList();
    }

    private static AccountKeyPair keysOf(AccountKey key) {
        return Stream.iterate(1, home -> home + 1)
                .limit(8)
                .map(EnergyExamples::keyPair)
                .filter(keys -> keys.publicKey().equals(key))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void what_all_have_signed_for_the_locked_run_is_taken() {
        MixingMarket mixing = MixingMarket.opened(HOMES);
        List<AccountKey> outputs = fresh(HOMES * MixingMarket.BUNDLES);
        List<Bytes> signatures = signatures(mixing.run(), outputs);

        assertThat(mixing.commit(new EnergyCommand.CommitMix(SESSION, 0, outputs, signatures))
                        .isAccepted())
                .isTrue();
    }

    @Test
    void signatures_in_another_order_are_refused() {
        assertSignaturesRefused(List::reversed);
    }

    @Test
    void one_signature_too_few_is_refused() {
        assertSignaturesRefused(signatures -> signatures.subList(0, 4));
    }

    @Test
    void a_signature_with_an_octet_more_is_refused() {
        assertSignaturesRefused(signatures -> {
            List<Bytes> longer = new ArrayList<>(signatures);
            longer.set(0, Bytes.hex(longer.getFirst().toHex() + "00"));
            return longer;
        });
    }

    private static void assertSignaturesRefused(UnaryOperator<List<Bytes>> spoil) {
        MixingMarket mixing = MixingMarket.opened(HOMES);
        List<AccountKey> outputs = fresh(HOMES * MixingMarket.BUNDLES);
        List<Bytes> signatures = spoil.apply(signatures(mixing.run(), outputs));

        assertRefused(
                mixing.commit(new EnergyCommand.CommitMix(SESSION, 0, outputs, signatures)),
                MixRejection.JOINT_SIGNATURES_BAD);
    }

    @Test
    void a_joint_transaction_is_refused_once_the_last_book_is_over() {
        MixingMarket mixing = MixingMarket.opened(HOMES);
        EnergyCommand.CommitMix joint = new MixTable(mixing, 1_001).playHonestly();
        mixing.market().advanceThrough(MIX.lastBook());

        assertRefused(mixing.commit(joint), MixRejection.MIX_OVER);
    }

    @Test
    void a_joint_transaction_that_is_held_back_behind_the_seal_has_no_effect() {
        MixingMarket mixing = MixingMarket.opened(HOMES);
        EnergyCommand.CommitMix joint = new MixTable(mixing, 1_001).playHonestly();
        mixing.market().advanceThrough(MIX.lastBook().previous());
        Endorsement held = mixing.market().endorse(EnergyExamples.keyPair(1), joint);
        mixing.market().advanceThrough(MIX.lastBook());

        assertThat(held)
                .isInstanceOfSatisfying(
                        Endorsement.Endorsed.class,
                        endorsed -> assertThat(mixing.market().ledger().commit(endorsed))
                                .isNotEqualTo(CommitStatus.VALID));
        assertThat(mixing.violations()).isEmpty();
    }

    @Test
    void a_joint_transaction_of_an_aborted_run_is_void() {
        MixingMarket mixing = MixingMarket.opened(HOMES);
        EnergyCommand.CommitMix joint = new MixTable(mixing, 1_001).playHonestly();
        MixTable failing = new MixTable(mixing, 1_101).sabotage(2, (culprit, honest) -> List.of());
        failing.play();
        mixing.abort(0, failing.transcript()).orThrow();

        assertRefused(mixing.commit(joint), MixRejection.RUN_NOT_CURRENT);
    }
}
