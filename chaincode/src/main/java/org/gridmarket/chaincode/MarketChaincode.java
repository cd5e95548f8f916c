package org.gridmarket.chaincode;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.gridmarket.chaincode.FabricCall.UnknownCreatorException;
import org.gridmarket.kernel.command.Target;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.decision.Decision.Accepted;
import org.gridmarket.kernel.decision.Decision.Rejected;
import org.gridmarket.kernel.ledger.Receipt;
import org.hyperledger.fabric.shim.ChaincodeBase;
import org.hyperledger.fabric.shim.ChaincodeStub;
import org.hyperledger.fabric.shim.ResponseUtils;

/**
 * The shell around the contracts, the same for every market: reads the call, has it decided, sends the writes and the one
 * event. It decides nothing itself. A refusal is an error response, so that nothing of it can be ordered. A bug costs its
 * call; an {@link Error} ends the process ({@link EndOfProcess}).
 */
public final class MarketChaincode extends ChaincodeBase {
    private static final Logger LOG = Logger.getLogger(MarketChaincode.class.getName());
    private static final String BUG = "internal error; the log of the chaincode has the transaction's id";

    private final FabricCall calls;
    private final ContractCode code;
    private final ShortAnswers shortAnswers = new ShortAnswers();

    public MarketChaincode(Target target, ContractCode code) {
        this.calls = new FabricCall(target);
        this.code = code;
    }

    /** Nothing to set up: the market is founded by transactions. */
    @Override
    public Response init(ChaincodeStub stub) {
        return ResponseUtils.newSuccessResponse();
    }

    @Override
    @SuppressWarnings("CatchingUnchecked") // the boundary: whatever a bug throws must become an answer to the peer
    public Response invoke(ChaincodeStub stub) {
        List<String> arguments = stub.getStringArgs();
        if (arguments.size() != 2) {
            return ResponseUtils.newErrorResponse(
                    "expected a function and one argument, got " + arguments.size() + " arguments");
        }
        String function = arguments.getFirst();
        try {
            return execute(function, arguments.getLast(), stub);
        } catch (UnknownCreatorException stranger) {
            return ResponseUtils.newErrorResponse(stranger.getMessage());
        } catch (RuntimeException bug) { // the argument stays out of the log
            LOG.log(Level.SEVERE, bug, () -> function + " failed in transaction " + stub.getTxId());
            return ResponseUtils.newErrorResponse(BUG);
        } catch (Error broken) { // the shim would swallow it and go on half alive
            EndOfProcess.because(broken, function + " in transaction " + stub.getTxId());
            throw broken;
        }
    }

    private Response execute(String function, String argument, ChaincodeStub stub) throws UnknownCreatorException {
        FabricWorldState state = new FabricWorldState(stub, shortAnswers);
        Decision<Receipt> decision = code.execute(function, argument, calls.read(stub), state);
        return switch (decision) {
            case Accepted<Receipt>(var receipt) -> {
                state.flush();
                if (!receipt.events().isEmpty()) {
                    stub.setEvent(Receipt.EVENT_NAME, receipt.eventsJson().getBytes(StandardCharsets.UTF_8));
                }
                yield ResponseUtils.newSuccessResponse(receipt.result().getBytes(StandardCharsets.UTF_8));
            }
            // the message alone reaches clients of Fabric's gateway, the payload those of the peer
            case Rejected<Receipt>(var reason) ->
                ResponseUtils.newErrorResponse(reason.text(), RefusalPayload.of(reason));
        };
    }
}
