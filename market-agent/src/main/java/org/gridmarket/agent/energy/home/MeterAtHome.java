package org.gridmarket.agent.energy.home;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.gridmarket.agent.source.SourceException;
import org.gridmarket.kernel.energy.registry.MeterCertificate;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.MeterId;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.NetEnergy;
import org.gridmarket.kernel.wire.Bytes;

/** The home's meter as its agent asks it, through the meter's door. A SourceException when it does not answer. */
final class MeterAtHome {
    static final String CERTIFICATE = "certificate";
    static final String TAG = "tag";
    static final String CREDIT_TAG = "credit-tag";
    static final String READINGS = "readings";
    static final String OK = "ok";
    static final String NONE = "-";

    private final Path door;

    MeterAtHome(Path door) {
        this.door = door;
    }

    /** The meter's word for an account: the first one that asks, and no other after it. */
    MeterCertificate certificate(AccountKey account) {
        String[] words = ask(CERTIFICATE + " " + account.toHex()).split(" ", -1);
        return new MeterCertificate(new MeterId(words[0]), account, Bytes.hex(words[1]));
    }

    /** What was measured, by interval; intervals without a reading are left out. At most 96 at a time. */
    NavigableMap<Interval, NetEnergy> readings(Interval first, Interval last) {
        String[] words =
                ask(READINGS + " " + first.index() + " " + last.index()).split(" ", -1);
        NavigableMap<Interval, NetEnergy> readings = new TreeMap<>();
        Interval t = first;
        for (String word : words) {
            if (!word.equals(NONE)) {
                readings.put(t, new NetEnergy(Long.parseLong(word)));
            }
            t = t.next();
        }
        return readings;
    }

    /** The tag under which an anonymous account of the home retires what it has left of an interval. */
    Bytes tag(AccountKey account, Interval t) {
        return Bytes.hex(ask(TAG + " " + account.toHex() + " " + t.index()));
    }

    /** The tag under which an anonymous account of the home retires its credit. */
    Bytes creditTag(AccountKey account) {
        return Bytes.hex(ask(CREDIT_TAG + " " + account.toHex()));
    }

    private String ask(String line) {
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(door));
                OutputStream out = Channels.newOutputStream(channel);
                BufferedReader in = new BufferedReader(
                        new InputStreamReader(Channels.newInputStream(channel), StandardCharsets.US_ASCII))) {
            out.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
            out.flush();
            String answer = in.readLine();
            if (answer == null || !answer.startsWith(OK + " ")) {
                throw new SourceException("the meter at " + door + " answers: " + answer);
            }
            return answer.substring(OK.length() + 1);
        } catch (IOException silent) {
            throw new SourceException(
                    "the meter at " + door + " does not answer (" + silent.getMessage() + ")", silent);
        }
    }
}
