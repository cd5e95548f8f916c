package org.gridmarket.cli.energy.operator;

import java.util.ArrayList;
import java.util.List;
import org.gridmarket.cli.member.LedgerCommand;
import org.gridmarket.cli.member.MemberAct;
import org.gridmarket.cli.member.MemberOption;
import org.gridmarket.cli.member.RefusalWords;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.message.EnergyFunctions;
import org.gridmarket.kernel.energy.rule.RuleRejection;

/** A command of an operator that changes the energy market. */
abstract class Acting extends MemberAct<OperatorDoor> {
    /**
     * What is to be done.
     *
     * @param command what the ledger is to carry out
     * @param words what that changes
     * @param next what somebody does after it
     */
    record Act(LedgerCommand command, List<String> words, String next) {
        Act(EnergyCommand.ByMember command, List<String> words, String next) {
            this(ledgerCommand(command), words, next);
        }
    }

    /** Rules, their approval and licences are an administrator's; the rest any identity of the organisation may do. */
    static LedgerCommand ledgerCommand(EnergyCommand.ByMember command) {
        boolean asAdministrator = switch (command) {
            case EnergyCommand.ProposeCalendar c -> true;
            case EnergyCommand.ApproveCalendar c -> true;
            case EnergyCommand.ProposeRules c -> true;
            case EnergyCommand.ApproveRules c -> true;
            case EnergyCommand.GrantLicence c -> true;
            case EnergyCommand.WithdrawLicence c -> true;
            case EnergyCommand.ForgetReferences c -> true;
            default -> false;
        };
        return LedgerCommand.of(EnergyFunctions.NAMES, command, asAdministrator);
    }

    /** Finds out what is to be done; refuses with a sentence what cannot be. */
    abstract Act act(OperatorDoor door);

    /** What is to be done to the ledger before that, in the same go. */
    List<Act> before(OperatorDoor door) {
        return List.of();
    }

    @Override
    protected final OperatorDoor open(MemberOption named) {
        return OperatorDoor.open(named);
    }

    @Override
    protected final Plan plan(OperatorDoor door) {
        Act act = act(door);
        List<Act> all = new ArrayList<>(before(door));
        all.add(act);
        return new Plan(
                all.stream().map(Act::command).toList(),
                all.stream().flatMap(one -> one.words().stream()).toList(),
                act.next());
    }

    @Override
    protected final String meaning(String code) {
        return super.meaning(code)
                + (code.equals(RuleRejection.RULE_TOO_SOON.name())
                        ? RefusalWords.next("propose it anew, under another id and with a later from_interval")
                        : "");
    }
}
