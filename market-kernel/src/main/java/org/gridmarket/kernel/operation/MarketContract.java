package org.gridmarket.kernel.operation;

import java.util.Optional;
import org.gridmarket.kernel.command.FunctionNames;
import org.gridmarket.kernel.command.Submission;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.ledger.Contract;
import org.gridmarket.kernel.ledger.LedgerCall;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.ledger.ShellRejection;
import org.gridmarket.kernel.ledger.WorldState;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.kernel.wire.ShownText;

/**
 * The door of a contract: from a function's name to the message that it takes, and on to one of three ways. A market says
 * what becomes of a query, of a command by a member and of a signed operation, and nothing else of this.
 *
 * @param <S> what accounts and meters sign; {@link Void} when nothing is
 * @param <M> what members of the consortium call
 * @param <Q> queries
 */
public abstract class MarketContract<S, M, Q> implements Contract {
    private final FunctionNames<S, M, Q> functions;

    protected MarketContract(FunctionNames<S, M, Q> functions) {
        this.functions = functions;
    }

    @Override
    public final Decision<Receipt> execute(String function, String argument, LedgerCall call, WorldState world) {
        Optional<Class<? extends Q>> query = functions.query(function);
        if (query.isPresent()) {
            return query(RecordCodec.of(query.get()).read(argument), call, world);
        }
        Optional<Class<? extends M>> byMember = functions.byMember(function);
        if (byMember.isPresent()) {
            return byMember(RecordCodec.of(byMember.get()).read(argument), call, world);
        }
        Optional<Class<? extends S>> signed = functions.signed(function);
        if (signed.isPresent()) {
            Submission submission = RecordCodec.of(Submission.class).read(argument);
            return signed(new SignedMessage<>(function, signed.get(), submission), call, world);
        }
        return Decision.reject(
                ShellRejection.UNKNOWN_FUNCTION, "table of contents", "no function " + ShownText.of(function));
    }

    /** Answers a question; writes nothing. */
    protected abstract Decision<Receipt> query(Q question, LedgerCall call, WorldState world);

    /** Carries out a command of the member that the call is attributed to. */
    protected abstract Decision<Receipt> byMember(M command, LedgerCall call, WorldState world);

    /** Opens the envelope of a signed operation and carries it out. */
    protected Decision<Receipt> signed(SignedMessage<? extends S> message, LedgerCall call, WorldState world) {
        throw new IllegalStateException(name() + " lists " + message.function() + " and does not carry it out");
    }
}
