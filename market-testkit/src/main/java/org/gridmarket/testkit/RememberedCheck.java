package org.gridmarket.testkit;

import org.gridmarket.kernel.command.SignatureCheck;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.wire.Bytes;
import org.jspecify.annotations.Nullable;

/** Asks another check, once for all replicas that ask the same in a row. One thread. */
public final class RememberedCheck implements SignatureCheck {
    private record Question(AccountKey signer, Bytes message, Bytes signature) {}

    private final SignatureCheck check;
    private @Nullable Question last;
    private boolean answer;

    public RememberedCheck(SignatureCheck check) {
        this.check = check;
    }

    @Override
    public boolean isGood(AccountKey signer, Bytes message, Bytes signature) {
        Question question = new Question(signer, message, signature);
        if (!question.equals(last)) {
            answer = check.isGood(signer, message, signature);
            last = question;
        }
        return answer;
    }
}
