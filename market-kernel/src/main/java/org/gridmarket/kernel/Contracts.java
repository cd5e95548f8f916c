package org.gridmarket.kernel;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gridmarket.kernel.allocation.operation.AllocationContract;
import org.gridmarket.kernel.clock.operation.ClockContract;
import org.gridmarket.kernel.command.SignatureCheck;
import org.gridmarket.kernel.compute.offer.ResultKeyCheck;
import org.gridmarket.kernel.compute.operation.ComputeContract;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.energy.EnergyLimits;
import org.gridmarket.kernel.energy.bill.CommitmentCheck;
import org.gridmarket.kernel.energy.draw.DrawCheck;
import org.gridmarket.kernel.energy.mixing.MixJudge;
import org.gridmarket.kernel.energy.operation.EnergyContract;
import org.gridmarket.kernel.energy.operation.PurseDoor;
import org.gridmarket.kernel.ledger.Contract;
import org.gridmarket.kernel.ledger.LedgerCall;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.ledger.ShellRejection;
import org.gridmarket.kernel.ledger.WorldState;
import org.gridmarket.kernel.purse.operation.PurseContract;
import org.gridmarket.kernel.quantity.QuantityException;
import org.gridmarket.kernel.stream.operation.StreamContract;
import org.gridmarket.kernel.wire.MalformedException;
import org.gridmarket.kernel.wire.ShownText;

/** All contracts of this ledger behind one door: chaincode and simulation call nothing else. */
public final class Contracts {
    /**
     * Characters of an argument: what fits the block of 10 MB that an orderer takes, as a transaction must. An operation's
     * payload has a bound of its own, and is hex in here.
     */
    public static final int ARGUMENT_LENGTH = 10 * 1024 * 1024;

    private final List<Contract> contracts;

    private Contracts(List<Contract> contracts) {
        this.contracts = List.copyOf(contracts);
    }

    /**
     * These contracts behind one door. Whatever travels or lies by its name alone, a function, a table, an event, a rule book,
     * a bound, is of one contract only; two of a name are refused with an {@link IllegalArgumentException}.
     */
    public static Contracts of(List<Contract> contracts) {
        UniqueNames.require(contracts.stream().map(Contract::contents).toList());
        return new Contracts(contracts);
    }

    /** Every contract there is; a further market adds its line here. */
    public static Contracts all(
            SignatureCheck signatures,
            MixJudge mixes,
            CommitmentCheck commitments,
            DrawCheck draws,
            ResultKeyCheck resultKeys) {
        return all(signatures, mixes, commitments, draws, resultKeys, EnergyLimits.STANDARD);
    }

    /** With bounds that are reached sooner: for tests and the simulation. */
    public static Contracts all(
            SignatureCheck signatures,
            MixJudge mixes,
            CommitmentCheck commitments,
            DrawCheck draws,
            ResultKeyCheck resultKeys,
            EnergyLimits energy) {
        return of(List.of(
                new EnergyContract(signatures, mixes, commitments, draws, energy),
                new ClockContract(),
                new PurseContract(signatures, new PurseDoor(energy)),
                new AllocationContract(signatures),
                new ComputeContract(signatures, resultKeys),
                new StreamContract(signatures)));
    }

    public List<Contract> contracts() {
        return contracts;
    }

    /** What each code that a contract may refuse with means, by its name; so a further market needs no line where it is shown. */
    public Map<String, String> meanings() {
        Map<String, String> meanings = new TreeMap<>();
        for (Contract contract : contracts) {
            contract.contents().refusals().forEach(code -> meanings.put(code.name(), code.meaning()));
        }
        return Collections.unmodifiableMap(meanings);
    }

    /**
     * Executes one call.
     *
     * @param function such as {@code energy:postOffers}
     * @param argument canonical JSON of a command, a Submission, or a query
     * @return what to answer; the state has been written only when accepted
     */
    public Decision<Receipt> execute(String function, String argument, LedgerCall call, WorldState state) {
        if (argument.length() > ARGUMENT_LENGTH) { // before anything is made of it
            return Decision.reject(
                    ShellRejection.PAYLOAD_TOO_LARGE,
                    "docs/limits.md",
                    "argument of " + ShownText.of(function) + " has " + argument.length() + " characters; at most "
                            + ARGUMENT_LENGTH + " are allowed");
        }
        int colon = function.indexOf(':');
        String market = colon < 0 ? function : function.substring(0, colon);
        for (Contract contract : contracts) {
            if (contract.name().equals(market)) {
                try {
                    return contract.execute(function, argument, call, state);
                } catch (MalformedException malformed) {
                    return Decision.reject(
                            ShellRejection.MALFORMED,
                            "wire format",
                            ShownText.of(function) + ": " + malformed.getMessage());
                } catch (QuantityException | ArithmeticException outOfRange) {
                    return Decision.reject(
                            ShellRejection.OUT_OF_RANGE,
                            "docs/units.md",
                            ShownText.of(function) + ": " + outOfRange.getMessage());
                }
            }
        }
        return Decision.reject(
                ShellRejection.UNKNOWN_FUNCTION, "table of contents", "no function " + ShownText.of(function));
    }
}
