package org.gridmarket.roles.stream.desk;

import java.util.ArrayList;
import java.util.List;
import org.gridmarket.kernel.command.SignatureCheck;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.Digest;

/** What is said at the desk, as canonical JSON over HTTP. */
public final class DeskWords {
    /** Where a nonce is asked for: {@code GET}. */
    public static final String NONCE = "/nonce";

    /** Where a member registers, and gets a pass each time: {@code POST}. */
    public static final String JOIN = "/join";

    /** Who is registered: {@code GET}. */
    public static final String MEMBERS = "/members";

    /** Longest request, in bytes: keys, roles and a signature in hex. */
    public static final int MOST_BYTES = 4_096;

    private static final Bytes TAG = Bytes.utf8("gridmarket/stream/desk/1");

    private DeskWords() {}

    /**
     * What a desk tells whoever asks.
     *
     * @param broker its name, which is signed: so a pass for one broker is none for another
     * @param nonce to be signed soon, once
     */
    public record Greeting(String broker, Bytes nonce) {}

    /**
     * A member says who it is.
     *
     * @param signature of the account over {@link #message}
     */
    public record Join(Member member, Bytes nonce, Bytes signature) {
        public boolean isSigned(String broker, SignatureCheck signatures) {
            return signatures.isGood(member.account(), message(broker, member, nonce), signature);
        }
    }

    /** What is signed. */
    public static Bytes message(String broker, Member member, Bytes nonce) {
        List<Bytes> parts = new ArrayList<>(
                List.of(TAG, Bytes.utf8(broker), member.account().key(), nonce));
        member.roles().forEach(role -> parts.add(Bytes.utf8(role.name())));
        return Digest.sha256(parts.toArray(Bytes[]::new));
    }

    /**
     * A pass.
     *
     * @param token for the broker, whose subject is the account in hex
     * @param lifeMillis for which it holds, ms; to be asked for again at half of it
     * @param serviceUrl where messages are carried
     * @param adminUrl where a tenant grants rights and deletes topics
     */
    public record Pass(String token, long lifeMillis, String serviceUrl, String adminUrl) {}

    /** Everybody who is registered. */
    public record Members(List<Member> members) {
        public Members {
            members = List.copyOf(members);
        }
    }
}
