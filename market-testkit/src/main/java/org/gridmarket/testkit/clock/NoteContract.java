package org.gridmarket.testkit.clock;

import java.util.List;
import org.gridmarket.kernel.clock.operation.LedgerPeriods;
import org.gridmarket.kernel.command.FunctionNames;
import org.gridmarket.kernel.command.OperationName;
import org.gridmarket.kernel.command.SignatureCheck;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.ledger.LedgerCall;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.ledger.StateTable;
import org.gridmarket.kernel.ledger.TableOfContents;
import org.gridmarket.kernel.ledger.WorldState;
import org.gridmarket.kernel.operation.EnvelopeRules;
import org.gridmarket.kernel.operation.MarketContract;
import org.gridmarket.kernel.operation.SignedMessage;
import org.gridmarket.kernel.operation.SignedOperation;
import org.gridmarket.kernel.operation.SignedOperations;
import org.gridmarket.kernel.wire.RecordCodec;

/**
 * The smallest market that lives by ledger periods: whoever signs a note has it on the ledger, once. What holds of its
 * operations holds of those of every such market, since all else of them comes after the envelope.
 */
public final class NoteContract extends MarketContract<NoteContract.Signed, Void, Void> {
    /** A payload with a longer text is refused. */
    public static final int PAYLOAD_BYTES = 200;

    /** What can be asked. */
    public sealed interface Signed {
        /** Puts a text on the ledger. */
        record WriteNote(String text) implements Signed {}
    }

    /** What is told. */
    public sealed interface Told {
        /** A text is on the ledger. */
        record NoteWritten(OperationName name, String text) implements Told {}
    }

    /** How often a note was written: once, if the envelope holds what it promises; 2 stands for any more. */
    public record Note(String text, int times) {}

    public static final FunctionNames<Signed, Void, Void> FUNCTIONS =
            FunctionNames.of("note", Signed.class, Void.class, Void.class);

    /** By the operation's name. */
    public static final StateTable<Note> NOTE = StateTable.of("note", "note", "name", Note.class);

    private final SignedOperations<LedgerPeriods> operations;

    public NoteContract(SignatureCheck signatures) {
        super(FUNCTIONS);
        this.operations = LedgerPeriods.operations(signatures, PAYLOAD_BYTES);
    }

    @Override
    public TableOfContents contents() {
        return new TableOfContents(
                FUNCTIONS,
                List.of(NOTE),
                EnvelopeRules.BOOKS,
                List.of(),
                TableOfContents.eventsOf(Told.class),
                List.of());
    }

    @Override
    protected Decision<Receipt> query(Void question, LedgerCall call, WorldState world) {
        throw new IllegalStateException("there are no questions");
    }

    @Override
    protected Decision<Receipt> byMember(Void command, LedgerCall call, WorldState world) {
        throw new IllegalStateException("there are no commands of members");
    }

    @Override
    protected Decision<Receipt> signed(SignedMessage<? extends Signed> message, LedgerCall call, WorldState world) {
        return operations.carryOut(message, call, world, (command, operation) -> write(command, operation, world));
    }

    private static Decision<Receipt> write(Signed command, SignedOperation<LedgerPeriods> operation, WorldState world) {
        return switch (command) {
            case Signed.WriteNote(String text) -> {
                int times = Math.min(
                        2, NOTE.find(world, operation.name()).map(Note::times).orElse(0) + 1);
                NOTE.put(world, new Note(text, times), operation.name());
                yield Decision.accept(new Receipt(
                        RecordCodec.of(Note.class).write(new Note(text, times)),
                        List.of(RecordCodec.of(Told.class).write(new Told.NoteWritten(operation.name(), text)))));
            }
        };
    }
}
