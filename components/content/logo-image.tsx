type LogoImageProps = {
  /** The picture's print, and its size in pixels. */
  logo: { print: string; width: number; height: number };
  alt: string;
  className: string;
};

/** An organization's logo, at an address that names its print. */
export function LogoImage({ logo: { print, width, height }, alt, className }: LogoImageProps) {
  // Drawn anew and small when it was handed in: there is nothing left to optimize.
  // eslint-disable-next-line @next/next/no-img-element
  return <img className={className} src={`/logos/${print}`} width={width} height={height} alt={alt} />;
}
