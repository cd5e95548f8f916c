package org.gridmarket.testbed.simulation.clock;

import java.util.Optional;
import org.gridmarket.testbed.simulation.World;
import org.gridmarket.testkit.clock.NoteContract;

/** Writes one numbered note after the other, and wants each on the ledger exactly once. */
final class Writer implements PatientSigner.Owner {
    private static final int IDLE_ONE_IN = 3;

    private final String name;
    private final World world;
    private int begun;
    private boolean again;

    Writer(String name, World world) {
        this.name = name;
        this.world = world;
    }

    @Override
    public void hear(Record event) {
        // the signer has seen what matters
    }

    /** Which note it is at lies in the journal, with what it has signed. */
    @Override
    public void forget() {
        // nothing was kept
    }

    @Override
    public Optional<PatientSigner.Wish> next() {
        if (!again && world.random().nextInt(IDLE_ONE_IN) == 0) {
            return Optional.empty();
        }
        begun += again ? 0 : 1;
        again = false;
        String text = name + " note " + begun;
        NoteContract.Signed command = new NoteContract.Signed.WriteNote(text);
        return Optional.of(new PatientSigner.Wish(
                NoteContract.FUNCTIONS.of(command),
                (Record) command,
                (event, operation) -> event instanceof NoteContract.Told.NoteWritten(var written, var what)
                        && written.equals(operation)));
    }

    /** The same note once more, under another id: nothing of the first one can come any more. */
    @Override
    public void never(PatientSigner.Wish wish) {
        again = true;
    }

    /** How many notes it has begun. */
    int begun() {
        return begun;
    }

    /** Whether a note has to be signed anew. */
    boolean isBehind() {
        return again;
    }

    boolean isOwn(String text) {
        return text.startsWith(name + " note ");
    }
}
