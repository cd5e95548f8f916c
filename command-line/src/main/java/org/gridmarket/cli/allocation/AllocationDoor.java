package org.gridmarket.cli.allocation;

import java.util.List;
import java.util.Optional;
import org.gridmarket.cli.member.MemberDoor;
import org.gridmarket.cli.member.MemberOption;
import org.gridmarket.kernel.allocation.operation.MarketProposal;
import org.gridmarket.kernel.allocation.schema.MarketName;
import org.gridmarket.kernel.allocation.schema.MarketSchema;

/** Port: allocation markets as operators and supervisors reach them. */
interface AllocationDoor extends MemberDoor {
    /** By the way that was named. */
    static AllocationDoor open(MemberOption way) {
        return way.open(AllocationGatewayDoor::new, AllocationNetworkDoor::new);
    }

    /** The schema of a market; empty while it is not founded. */
    Optional<MarketSchema> market(MarketName name);

    /** What was proposed for a market and is not agreed, as its approver has to read it. */
    List<MarketProposal> proposals(MarketName name);
}
