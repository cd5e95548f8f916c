package org.gridmarket.cli.member;

import org.gridmarket.cli.AccountOption;
import org.gridmarket.cli.CommandTools;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.Interval;
import picocli.CommandLine;

/** Founds a market with its standard terms, by two organisations: one proposes them, the other approves exactly those. */
public abstract class StandardAgreement extends DirectAct {
    @CommandLine.Parameters(paramLabel = "ID", description = "A name for this proposal.")
    private String id = "";

    @CommandLine.Option(
            names = "--treasury",
            paramLabel = "ACCOUNT",
            required = true,
            description = "Who gets what is forfeited.")
    private String treasury = "";

    @CommandLine.Option(
            names = "--from",
            paramLabel = "PERIOD",
            required = true,
            description = "The ledger period from which they hold.")
    private int from;

    @CommandLine.Option(names = "--approve", description = "Approve what another organisation has proposed.")
    private boolean approve;

    /**
     * Terms as a market has them agreed.
     *
     * @param words what they are called, in the plural
     * @param proposal of the one organisation
     * @param approval of the other, by the digest of exactly these terms
     * @param next what somebody does once they are agreed
     */
    public record Terms(String words, LedgerCommand proposal, LedgerCommand approval, String next) {}

    /**
     * The standard ones.
     *
     * @param id of the proposal
     * @param from the ledger period from which they hold
     * @param treasury who gets what is forfeited
     * @throws IllegalArgumentException when they cannot be proposed under that id
     */
    protected abstract Terms standard(String id, Interval from, AccountKey treasury);

    @Override
    protected final Plan plan(MemberDoor door) {
        AccountKey account = AccountOption.read(treasury);
        Terms terms = CommandTools.usage(() -> standard(id, new Interval(from), account));
        return approve
                ? Plan.of(terms.approval(), terms.words() + " hold from ledger period " + from, terms.next())
                : Plan.of(
                        terms.proposal(),
                        terms.words() + " are proposed from ledger period " + from,
                        "an administrator of the regulator says the same with --approve");
    }
}
