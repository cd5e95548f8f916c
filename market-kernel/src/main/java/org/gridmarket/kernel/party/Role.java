package org.gridmarket.kernel.party;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What a caller may act as, and what an act needs. */
public sealed interface Role {
    /** An administrator of an organisation. */
    record Admin(Organisation organisation) implements Role {
        @Override
        public String toString() {
            return organisation + "_ADMIN";
        }
    }

    /** An identity of an organisation: its services, its administrators as well. */
    record Member(Organisation organisation) implements Role {
        @Override
        public String toString() {
            return organisation.toString();
        }
    }

    /** Any identity of any member organisation. */
    record Registered() implements Role {
        @Override
        public String toString() {
            return "REGISTERED";
        }
    }

    /** Whoever can reach a relay. */
    record Anyone() implements Role {
        @Override
        public String toString() {
            return "ANYONE";
        }
    }

    static Role admin(Organisation organisation) {
        return new Admin(organisation);
    }

    static Role member(Organisation organisation) {
        return new Member(organisation);
    }

    static Role registered() {
        return new Registered();
    }

    static Role anyone() {
        return new Anyone();
    }

    /** Every role there is. */
    static List<Role> all() {
        return Stream.concat(
                        Arrays.stream(Organisation.values())
                                .flatMap(organisation -> Stream.of(member(organisation), admin(organisation))),
                        Stream.of(registered(), anyone()))
                .toList();
    }

    /** Whether who acts as this role has the rights of the other as well. */
    default boolean includes(Role needed) {
        return switch (needed) {
            case Anyone() -> true;
            case Registered() -> !(this instanceof Anyone);
            case Member(var organisation) -> equals(needed) || equals(admin(organisation));
            case Admin admin -> equals(admin);
        };
    }
}
