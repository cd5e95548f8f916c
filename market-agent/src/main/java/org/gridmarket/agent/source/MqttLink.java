package org.gridmarket.agent.source;

import java.lang.System.Logger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.eclipse.paho.client.mqttv3.IMqttDeliveryToken;
import org.eclipse.paho.client.mqttv3.MqttAsyncClient;
import org.eclipse.paho.client.mqttv3.MqttCallback;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.MqttMessage;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;

/**
 * A connection to an MQTT broker. After a loss the next {@link #connect} builds it anew, asks for its topics again and tells
 * what was kept meanwhile; only {@link #connect} ever connects, so its callers set the pace. Any number of threads.
 */
public final class MqttLink implements AutoCloseable {
    private static final int AT_LEAST_ONCE = 1;
    private static final int CONNECT_SECONDS = 10;
    private static final int KEEP_ALIVE_SECONDS = 30;
    private static final long CLOSE_MILLIS = 1_000;

    /** Of one topic and not yet read; a source that is not looked at must not fill the memory. */
    private static final int MOST_WAITING = 1_000;

    /** Told and not yet confirmed by the broker; with the library's ten, what is told again after a loss found no place. */
    private static final int MOST_UNCONFIRMED = 1_000;

    private static final Logger LOG = System.getLogger(MqttLink.class.getName());

    private final Duration patience;
    private final MqttAsyncClient client;
    private final MqttConnectOptions options = new MqttConnectOptions();
    private final Map<String, Queue<String>> topics = new ConcurrentHashMap<>();
    private final Map<String, String> kept = new LinkedHashMap<>();

    /**
     * @param broker such as {@code tcp://127.0.0.1:1883} or {@code ssl://broker.example:8883}
     * @param name of this client at the broker
     * @param user with a password, for brokers that ask
     * @param lastWill told by the broker when this client is lost, as topic and text; empty for none
     */
    public MqttLink(String broker, String name, Optional<User> user, Optional<Map.Entry<String, String>> lastWill) {
        this(broker, name, user, lastWill, Duration.ofSeconds(CONNECT_SECONDS));
    }

    /** @param patience how long a broker may take to let this client in */
    MqttLink(
            String broker,
            String name,
            Optional<User> user,
            Optional<Map.Entry<String, String>> lastWill,
            Duration patience) {
        this.patience = patience;
        try {
            client = new MqttAsyncClient(broker, name, new MemoryPersistence());
            client.setCallback(new Heard());
            options.setAutomaticReconnect(
                    false); // a second hand that connects could leave the client connecting for ever
            options.setConnectionTimeout(CONNECT_SECONDS);
            options.setKeepAliveInterval(KEEP_ALIVE_SECONDS);
            options.setMaxInflight(MOST_UNCONFIRMED);
            user.ifPresent(known -> {
                options.setUserName(known.name());
                options.setPassword(known.password().toCharArray());
            });
            lastWill.ifPresent(will -> options.setWill(
                    will.getKey(), will.getValue().getBytes(StandardCharsets.UTF_8), AT_LEAST_ONCE, true));
        } catch (MqttException | IllegalArgumentException wrong) {
            throw new SourceException("MQTT broker " + broker + " cannot be used: " + wrong.getMessage(), wrong);
        }
    }

    /** Who asks at the broker. */
    public record User(String name, String password) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** Connects if it is not; false when the broker does not answer. To be called again from time to time. */
    public synchronized boolean connect() {
        if (client.isConnected()) {
            return true;
        }
        try {
            client.connect(options).waitForCompletion(patience.toMillis());
        } catch (MqttException silent) {
            LOG.log(Logger.Level.DEBUG, "MQTT broker {0} does not answer: {1}", client.getServerURI(), silent);
            giveUp(silent);
            return false;
        }
        LOG.log(Logger.Level.INFO, "connected with MQTT broker {0}", client.getServerURI());
        topics.keySet().forEach(this::subscribe);
        synchronized (kept) {
            kept.forEach(this::publish);
        }
        return true;
    }

    /** A broker that lets the client in after all would have it connected, and neither asked for its topics nor told anything. */
    private void giveUp(MqttException silent) {
        if (silent.getReasonCode() != MqttException.REASON_CODE_CLIENT_TIMEOUT) {
            return;
        }
        try {
            client.disconnectForcibly(0, 0, false);
        } catch (MqttException gone) {
            LOG.log(Logger.Level.DEBUG, "giving up a connection: {0}", gone);
        }
    }

    /**
     * What comes under a topic from now on; what the broker has kept comes first. A topic is asked for once in each connection:
     * to who asks twice, a broker tells what it has kept twice.
     */
    public synchronized TextSource topic(String topic) {
        Queue<String> waiting = topics.get(topic);
        return waiting == null ? asked(topic) : source(waiting);
    }

    private TextSource asked(String topic) {
        Queue<String> waiting = new ConcurrentLinkedQueue<>();
        topics.put(topic, waiting);
        if (client.isConnected()) {
            subscribe(topic);
        }
        return source(waiting);
    }

    private TextSource source(Queue<String> waiting) {
        return new TextSource() {
            @Override
            public List<String> news() {
                if (!connect()) {
                    throw new SourceException("MQTT broker " + client.getServerURI() + " does not answer");
                }
                List<String> news = new ArrayList<>();
                for (String text = waiting.poll(); text != null; text = waiting.poll()) {
                    news.add(text);
                }
                return news;
            }

            @Override
            public void close() {
                MqttLink.this.close();
            }
        };
    }

    private void subscribe(String topic) {
        try {
            client.subscribe(topic, AT_LEAST_ONCE);
        } catch (MqttException lost) {
            LOG.log(Logger.Level.WARNING, "cannot subscribe to {0}: {1}", topic, lost);
        }
    }

    /** Tells a text that the broker keeps for who asks later; what cannot be told now is told once it is connected again. */
    public void keep(String topic, String text) {
        synchronized (kept) { // an older text must not be published after a newer one
            kept.put(topic, text);
            publish(topic, text);
        }
    }

    private void publish(String topic, String text) {
        if (!client.isConnected()) {
            return;
        }
        try {
            client.publish(topic, text.getBytes(StandardCharsets.UTF_8), AT_LEAST_ONCE, true);
        } catch (MqttException lost) {
            LOG.log(Logger.Level.WARNING, "{0} was not told: {1}", topic, lost);
        }
    }

    private final class Heard implements MqttCallback {
        @Override
        public void connectionLost(Throwable reason) {
            LOG.log(Logger.Level.WARNING, "the MQTT broker {0} is lost: {1}", client.getServerURI(), reason);
        }

        @Override
        public void messageArrived(String topic, MqttMessage message) {
            Queue<String> waiting = topics.get(topic);
            if (waiting != null && waiting.size() < MOST_WAITING) {
                waiting.add(new String(message.getPayload(), StandardCharsets.UTF_8));
            }
        }

        @Override
        public void deliveryComplete(IMqttDeliveryToken token) {
            // at least once is the client's business
        }
    }

    @Override
    public void close() {
        try {
            client.disconnect(CLOSE_MILLIS).waitForCompletion(CLOSE_MILLIS); // by force it always waits the whole time
        } catch (MqttException notConnected) {
            LOG.log(Logger.Level.DEBUG, "closing the MQTT link by force: {0}", notConnected);
        }
        try {
            client.disconnectForcibly(0, 0, false);
            client.close(true);
        } catch (MqttException gone) {
            LOG.log(Logger.Level.DEBUG, "closing the MQTT link: {0}", gone);
        }
    }
}
