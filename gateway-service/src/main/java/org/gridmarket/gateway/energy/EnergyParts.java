package org.gridmarket.gateway.energy;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import org.gridmarket.chain.Chain;
import org.gridmarket.gateway.CallerLimits;
import org.gridmarket.gateway.GatewayConfig;
import org.gridmarket.gateway.GatewayLimits;
import org.gridmarket.gateway.board.OpenBoards;
import org.gridmarket.gateway.draw.OwnShares;
import org.gridmarket.gateway.health.MarketWatch;
import org.gridmarket.gateway.health.OrderingWatch;
import org.gridmarket.gateway.meter.EnrolmentDesk;
import org.gridmarket.gateway.meter.NeighbourEnrolments;
import org.gridmarket.gateway.meter.Readings;
import org.gridmarket.gateway.readmodel.BlockIntake;
import org.gridmarket.gateway.readmodel.ReadDatabase;
import org.gridmarket.kernel.command.SignatureCheck;
import org.gridmarket.kernel.command.Target;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.keys.KeyFile;
import org.gridmarket.keys.draw.DrawKeyPair;
import org.jboss.logging.Logger;

/** Puts the parts of the energy market together, where its classes do not ask for them themselves. */
@Singleton
public class EnergyParts {
    private static final Logger LOG = Logger.getLogger(EnergyParts.class);

    @Produces
    @Singleton
    LiveMarket market() {
        return new LiveMarket();
    }

    @Produces
    @Singleton
    OpenBoards boards(Target target, LiveMarket market, GatewayConfig config, GatewayLimits limits, Clock clock) {
        Optional<AccountKeyPair> key = config.board().keyFile().map(KeyFile::read);
        key.ifPresent(own -> LOG.infof(
                "key of bulletin boards, for board_keys: %s", own.publicKey().toHex()));
        return new OpenBoards(target, market, key, limits, clock);
    }

    @Produces
    @Singleton
    OwnShares drawShares(Target target, LiveMarket market, GatewayConfig config, GatewayLimits limits) {
        Optional<DrawKeyPair> key = config.draw().keyFile().map(file -> DrawKeyPair.ofSeed(KeyFile.seed(file)));
        key.ifPresent(own -> LOG.infof(
                "key of draws, for draw_keys: %s", own.publicKey().point().toHex()));
        return new OwnShares(target, market, key, limits);
    }

    @Produces
    @Singleton
    MarketReports reports(ReadDatabase database) {
        return new MarketReports(database.jdbi());
    }

    @Produces
    @Singleton
    FinalCounts finalCounts(ReadDatabase database) {
        return new FinalCounts(database.jdbi());
    }

    @Produces
    @Singleton
    MixCounts mixCounts(ReadDatabase database) {
        return new MixCounts(database.jdbi());
    }

    @Produces
    @Singleton
    GroupLoadGauges groupLoads(LiveMarket market, ReadDatabase database) {
        return new GroupLoadGauges(market, new GroupFlows(database.jdbi()));
    }

    @Produces
    @Singleton
    KnownParties accounts(ReadDatabase database) {
        return new KnownParties(database.jdbi());
    }

    @Produces
    @Singleton
    ClaimsForAbsentOwners sleepers(ReadDatabase database, Chain chain, Clock clock) {
        SecureRandom random = new SecureRandom();
        return new ClaimsForAbsentOwners(database.jdbi(), chain, clock, AccountKeyPair.generate(random), random);
    }

    @Produces
    @Singleton
    EnrolmentDesk desk(ReadDatabase database, GatewayLimits limits, CallerLimits callers, Clock clock) {
        return new EnrolmentDesk(database.jdbi(), limits, callers, clock);
    }

    @Produces
    @Singleton
    NeighbourEnrolments neighbours(GatewayConfig config, SignatureCheck signatures, GatewayLimits limits) {
        return new NeighbourEnrolments(
                config.neighbours().file(), config.neighbours().ca(), signatures, limits.waitingEnrolments());
    }

    @Produces
    @Singleton
    OpenProposals openProposals(ReadDatabase database) {
        return new OpenProposals(database.jdbi());
    }

    @Produces
    @Singleton
    Readings readings(ReadDatabase database) {
        return new Readings(database.jdbi());
    }

    @Produces
    @Singleton
    MarketWatch marketWatch(
            BlockIntake intake, LiveMarket market, OrderingWatch ordering, GatewayConfig config, Clock clock) {
        return new MarketWatch(intake, market, ordering, config.closer().enabled(), clock);
    }
}
