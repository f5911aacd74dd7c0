package org.nadir.data.synthetic;

/** Lays out one kind of place around the origin of its frame, different for each seed. */
enum Layout {
    AIRPORT {
        @Override
        Site build(Dice dice) {
            return new AirportLayout(dice).build();
        }
    },
    HARBOUR {
        @Override
        Site build(Dice dice) {
            return new HarbourLayout(dice).build();
        }
    },
    TOWN {
        @Override
        Site build(Dice dice) {
            return new TownLayout(dice).build();
        }
    };

    abstract Site build(Dice dice);
}
