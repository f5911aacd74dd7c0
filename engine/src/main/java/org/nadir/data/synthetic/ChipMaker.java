package org.nadir.data.synthetic;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nadir.data.synthetic.ChipSet.Chip;
import org.nadir.geometry.OrientedBox;

/** Cuts one picture into chips: objects near the middle of theirs, and ground of which most of a chip is one kind. */
final class ChipMaker {
    private static final int SIDE = ChipSet.SIDE;
    private static final int PICTURE = 640;
    private static final int MOST_OF_A_CLASS = 14;
    private static final double SMALLEST = 7;
    private static final double LARGEST = 96;

    private final Site site;
    private final View view;
    private final Dice dice;
    private final byte[] rgb;
    private final int[] surfaces;
    private final List<Chip> chips = new ArrayList<>();
    private final Map<Integer, Integer> counts = new HashMap<>();

    private ChipMaker(Site site, View view, Dice dice) {
        this.site = site;
        this.view = view;
        this.dice = dice;
        SiteRenderer renderer = new SiteRenderer(site, view, Atmosphere.of(dice.fork(1)));
        this.rgb = renderer.render(0, 0, PICTURE, PICTURE);
        this.surfaces = renderer.surfaces(0, 0, PICTURE, PICTURE);
    }

    static List<Chip> cut(Dice dice, int number) {
        Layout layout = TileMaker.layout(number);
        double resolution = layout == Layout.TOWN ? dice.between(0.16, 0.4) : dice.between(0.3, 1.0);
        Site site = layout.build(dice.fork(2));
        Placement near = subject(site, dice).place();
        double reach = PICTURE * resolution * 0.3;
        Placement centre = new Placement(
                near.x() + dice.between(-reach, reach), near.y() + dice.between(-reach, reach), dice.angle());
        ChipMaker maker = new ChipMaker(site, new View(centre, resolution, PICTURE, PICTURE), dice);
        maker.cutObjects();
        maker.cutGround();
        return maker.chips;
    }

    /** An object of a kind drawn from the kinds that are there, so that rare ones come as often as common ones. */
    private static Craft subject(Site site, Dice dice) {
        List<Craft> rare = site.crafts().stream()
                .filter(craft -> !craft.className().equals(Craft.VEHICLE))
                .toList();
        List<Craft> from = rare.isEmpty() ? site.crafts() : rare;
        List<String> kinds = from.stream()
                .map(craft -> craft.model().chipClass())
                .distinct()
                .sorted()
                .toList();
        String kind = kinds.get(dice.below(kinds.size()));
        List<Craft> candidates = site.crafts().stream()
                .filter(craft -> craft.model().chipClass().equals(kind))
                .toList();
        return candidates.get(dice.below(candidates.size()));
    }

    private void cutObjects() {
        List<Craft> crafts = new ArrayList<>(site.crafts());
        for (int i = crafts.size() - 1; i > 0; i--) {
            int j = dice.below(i + 1);
            crafts.set(i, crafts.set(j, crafts.get(i)));
        }
        for (Craft craft : crafts) {
            OrientedBox box = view.toPixels(craft.box());
            if (box.width() >= SMALLEST && box.width() <= LARGEST && box.height() > 2.5) {
                double wander = Math.max(2, box.height() * 0.2);
                int x = (int) Math.round(box.cx() + dice.between(-wander, wander)) - SIDE / 2;
                int y = (int) Math.round(box.cy() + dice.between(-wander, wander)) - SIDE / 2;
                double heading = craft.place().heading() + view.centre().heading();
                add(x, y, ChipSet.CLASSES.indexOf(craft.model().chipClass()), heading);
            }
        }
    }

    private void cutGround() {
        for (int i = 0; i < 120; i++) {
            int x = dice.below(PICTURE - SIDE);
            int y = dice.below(PICTURE - SIDE);
            if (!nearCraft(x + SIDE / 2.0, y + SIDE / 2.0)) {
                int label = ground(x, y);
                if (label >= 0) {
                    add(x, y, label, Double.NaN);
                }
            }
        }
    }

    private boolean nearCraft(double x, double y) {
        return site.crafts().stream().anyMatch(craft -> {
            OrientedBox box = view.toPixels(craft.box());
            return Math.hypot(box.cx() - x, box.cy() - y) < SIDE * 0.3 + box.width() / 2;
        });
    }

    /** The kind of ground that covers the middle of a chip, or -1 when no kind covers most of it. */
    private int ground(int x, int y) {
        int[] votes = new int[ChipSet.CLASSES.size()];
        int all = 0;
        for (int dy = SIDE / 4; dy < SIDE * 3 / 4; dy += 4) {
            for (int dx = SIDE / 4; dx < SIDE * 3 / 4; dx += 4) {
                votes[label(Surface.of(surfaces[(y + dy) * PICTURE + x + dx] & 255))]++;
                all++;
            }
        }
        for (int label = 0; label < votes.length; label++) {
            if (votes[label] > all * 0.7) {
                return label;
            }
        }
        return -1;
    }

    private static int label(Surface surface) {
        return ChipSet.CLASSES.indexOf(
                switch (surface) {
                    case PLAIN -> "structure";
                    case GRASS, LAWN, MEADOW, CROP, SCRUB, STUBBLE, SOIL, GRAVEL, SAND, ROCK -> "open-ground";
                    case ASPHALT, DARK_ASPHALT, CONCRETE, OLD_CONCRETE -> "pavement";
                    case SEA, HARBOUR_WATER -> "water";
                });
    }

    private void add(int x, int y, int label, double heading) {
        boolean inside = x >= 0 && y >= 0 && x + SIDE <= PICTURE && y + SIDE <= PICTURE;
        if (!inside || counts.getOrDefault(label, 0) >= MOST_OF_A_CLASS) {
            return;
        }
        counts.merge(label, 1, Integer::sum);
        byte[] cut = new byte[SIDE * SIDE * 3];
        for (int row = 0; row < SIDE; row++) {
            System.arraycopy(rgb, ((y + row) * PICTURE + x) * 3, cut, row * SIDE * 3, SIDE * 3);
        }
        chips.add(new Chip(cut, label, heading));
    }
}
