package org.gridmarket.middleware.manager.packages;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.gridmarket.kernel.wire.Bytes;

/** SHA-256 of files, as every tool reckons it. */
public final class FileHash {
    private static final int PIECE_BYTES = 65_536;

    private FileHash() {}

    /**
     * What was read.
     *
     * @param bytes how many
     * @param hash of them
     */
    public record Found(long bytes, Bytes hash) {}

    /** Of a file. */
    public static Found of(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return copy(in, OutputStream.nullOutputStream(), Long.MAX_VALUE - 1);
        }
    }

    /** Copies to the end, or one byte beyond the bound: whoever asks sees that it was passed. */
    static Found copy(InputStream in, OutputStream out, long most) throws IOException {
        DigestOutputStream digested = new DigestOutputStream(out, newSha256());
        byte[] piece = new byte[PIECE_BYTES];
        long copied = 0;
        while (copied <= most) {
            int read = in.read(piece, 0, (int) Math.min(piece.length, most - copied + 1));
            if (read < 0) {
                break;
            }
            digested.write(piece, 0, read);
            copied += read;
        }
        return new Found(copied, Bytes.of(digested.getMessageDigest().digest()));
    }

    private static MessageDigest newSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException("this JDK lacks SHA-256", everyJdkHasIt);
        }
    }
}
